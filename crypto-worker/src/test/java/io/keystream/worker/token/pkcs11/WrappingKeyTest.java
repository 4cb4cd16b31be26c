package io.keystream.worker.token.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.OaepHash;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.Envelope;
import io.keystream.worker.token.Envelopes;
import io.keystream.worker.token.TokenUnderTest;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nobody does with the wrapping key that SoftHSM made, whoever is logged in. */
final class WrappingKeyTest implements TokenUnderTest {

  private static final Pkcs11Device HSM = SoftHsmDevice.DEVICE;
  private static final Workshop WORKSHOP = HSM.sharedToken().workshop();
  private static final DomainMaterialId ID =
      new DomainMaterialId("wrapping-key-test", DomainMaterialId.Purpose.IMPORT, 1);

  private static Bytes publicHalf = Bytes.EMPTY;
  private static long privateHalf;

  @Override
  public Device device() {
    return HSM;
  }

  /** Once: the token takes seconds for it. */
  @BeforeAll
  static void make() {
    publicHalf = WORKSHOP.keyImport().make(ID);
    privateHalf =
        WORKSHOP
            .vault()
            .manage(objects -> WORKSHOP.keyImport().wrappingKeys().find(objects, ID.label()))
            .orElseThrow()
            .privateKey();
  }

  private Bytes envelope() {
    return Envelopes.seal(publicHalf, token().random(32));
  }

  private boolean intrudes(Attempt attempt) {
    return WORKSHOP
        .pool()
        .use(session -> attempt.by(new Intruder(WORKSHOP.connection(), session), session));
  }

  private interface Attempt {
    boolean by(Intruder intruder, OperationSession session);
  }

  @Test
  void it_takes_keys_in() {
    take();
  }

  private void take() {
    var id = freshId();
    var envelope = new Envelope(envelope(), OaepHash.SHA_1);
    var material = token().imports().take(id, KeyAlgorithm.AES_256, ID, envelope);
    token().load(id, KeyAlgorithm.AES_256, material).close();
  }

  @Test
  void nothing_of_an_envelope_stays_in_the_token() {
    int before = WORKSHOP.vault().manage(objects -> objects.find(Template.EMPTY)).size();
    take();
    int after = WORKSHOP.vault().manage(objects -> objects.find(Template.EMPTY)).size();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void it_does_not_decrypt() {
    for (var mechanism : List.of(Ck.CKM_RSA_PKCS, Ck.CKM_RSA_PKCS_OAEP)) {
      assertThat(
              intrudes((_, session) -> {
                try (Arena arena = Arena.ofConfined()) {
                  var parameters =
                      mechanism == Ck.CKM_RSA_PKCS
                          ? Mechanism.plain(arena, mechanism)
                          : OaepParameters.of(OaepHash.SHA_1).mechanism(arena);
                  return WORKSHOP
                          .connection()
                          .cryptoki()
                          .decryptInit(session.handle(), parameters, privateHalf)
                      == Ck.CKR_OK;
                }
              }))
          .as("mechanism %s", mechanism)
          .isFalse();
    }
  }

  @Test
  void it_is_neither_read_nor_wrapped_nor_changed_nor_copied_as_one_that_decrypts() {
    long kek = WORKSHOP.keks().current().handle();
    var decrypting = Template.EMPTY.flag(Ck.CKA_DECRYPT, true);
    assertThat(intrudes((intruder, _) -> intruder.readsValue(privateHalf))).isFalse();
    assertThat(
            intrudes((intruder, _) ->
                intruder.wraps(WORKSHOP.profile().wrapMechanism(), kek, privateHalf)))
        .isFalse();
    assertThat(intrudes((intruder, _) -> intruder.changes(privateHalf, decrypting))).isFalse();
    assertThat(
            intrudes((intruder, _) ->
                intruder.copies(privateHalf, decrypting.flag(Ck.CKA_TOKEN, false))))
        .isFalse();
  }

  @Test
  void the_aes_key_of_an_envelope_is_not_unwrapped_as_one_that_can_be_read_or_decrypts() {
    var wrapped = envelope().toArray(0, Envelope.OAEP_BYTES);
    for (var more :
        List.of(
            KeyTemplates.readable(),
            KeyTemplates.unwrapped(KeyAlgorithm.AES_256, false),
            KeyTemplates.unwrapped(KeyAlgorithm.AES_256, true))) {
      assertThat(
              intrudes((_, session) -> {
                var unwrapped =
                    session
                        .objects()
                        .unwrapOaep(OaepParameters.of(OaepHash.SHA_1), privateHalf, wrapped, more);
                return unwrapped.rv() == Ck.CKR_OK;
              }))
          .isFalse();
    }
  }
}
