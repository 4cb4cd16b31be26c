package io.keystream.worker.token.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The intruder gets through where nothing stops him: otherwise his failures would prove nothing.
 */
final class IntruderTest {

  private static final Template SECRET =
      Template.EMPTY
          .flag(Ck.CKA_TOKEN, false)
          .flag(Ck.CKA_SENSITIVE, true)
          .number(Ck.CKA_VALUE_LEN, 32);

  /** A KEK with all that a hurried template grants. */
  private static final Template WEAK_KEK =
      SECRET
          .flag(Ck.CKA_EXTRACTABLE, true)
          .flag(Ck.CKA_WRAP, true)
          .flag(Ck.CKA_UNWRAP, true)
          .flag(Ck.CKA_ENCRYPT, true)
          .flag(Ck.CKA_DECRYPT, true);

  private final Workshop workshop = SoftHsmDevice.DEVICE.sharedToken().workshop();
  private final long wrap = workshop.profile().wrapMechanism();

  private boolean withWeakKek(Function<Attempt, Boolean> attempt) {
    return workshop
        .pool()
        .use(session -> {
          TokenObjects objects = session.objects();
          long kek = objects.generateKey(Ck.CKM_AES_KEY_GEN, WEAK_KEK);
          long key = objects.generateKey(Ck.CKM_AES_KEY_GEN, SECRET.flag(Ck.CKA_EXTRACTABLE, true));
          try {
            Intruder intruder = new Intruder(workshop.connection(), session);
            return attempt.apply(new Attempt(intruder, objects, kek, key));
          } finally {
            objects.destroy(key);
            objects.destroy(kek);
          }
        });
  }

  private record Attempt(Intruder intruder, TokenObjects objects, long kek, long key) {}

  @Test
  void a_weak_kek_wraps_keys_and_itself() {
    assertThat(withWeakKek(a -> a.intruder().wraps(wrap, a.kek(), a.key()))).isTrue();
    assertThat(withWeakKek(a -> a.intruder().wraps(wrap, a.kek(), a.kek()))).isTrue();
  }

  @Test
  void a_weak_kek_unwraps_a_key_that_is_then_read() {
    assertThat(
            withWeakKek(a -> {
              byte[] blob = a.objects().wrap(wrap, a.kek(), a.key());
              TokenObjects.Unwrapped readable =
                  a.objects().unwrap(wrap, a.kek(), blob, KeyTemplates.readable());
              boolean read = a.intruder().readsValue(readable.key());
              a.objects().destroy(readable.key());
              return read && a.intruder().unwraps(wrap, a.kek(), blob, KeyTemplates.readable());
            }))
        .isTrue();
  }

  @Test
  void a_weak_kek_decrypts() {
    assertThat(withWeakKek(a -> a.intruder().decrypts(a.kek()))).isTrue();
  }

  @Test
  void a_weak_kek_is_changed_and_copied() {
    Template decrypts = Template.EMPTY.flag(Ck.CKA_DECRYPT, true);
    assertThat(withWeakKek(a -> a.intruder().changes(a.kek(), decrypts))).isTrue();
    assertThat(withWeakKek(a -> a.intruder().copies(a.kek(), decrypts))).isTrue();
  }

  /** SoftHSM has no such mechanism for unwrapping; NSS has, and shows that the attempt is real. */
  @Test
  void a_weak_kek_unwraps_by_decryption() {
    Workshop nss = NssDevice.DEVICE.sharedToken().workshop();
    Template template = KeyTemplates.unwrapped(KeyAlgorithm.AES_256, false);
    boolean unwrapped =
        nss.pool()
            .use(session ->
                new Intruder(nss.connection(), session)
                    .unwrapsByCbc(nss.keks().current().handle(), new byte[32], template));
    assertThat(unwrapped).isTrue();
  }
}
