package io.keystream.worker.token.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.Health;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.SignatureVerifier;
import io.keystream.worker.token.TokenFailure;
import io.keystream.worker.token.TokenUnderTest;
import io.keystream.worker.token.Work;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Traps that were found in modules and in the JDK, each of which has cost somebody keys or data.
 */
final class TrapsTest implements TokenUnderTest {

  private static final byte[] MESSAGE = {1, 2, 3};
  private static final Template ANYTHING_IN_THE_TOKEN = Template.EMPTY.flag(Ck.CKA_TOKEN, true);

  private final Pkcs11Device device = SoftHsmDevice.DEVICE;
  private final Vault vault = device.sharedToken().workshop().vault();

  @Override
  public Device device() {
    return device;
  }

  private int count(Template template) {
    return vault.manage(objects -> objects.find(template)).size();
  }

  private Material.Wrapped wrapped(MaterialId id, KeyAlgorithm algorithm) {
    return (Material.Wrapped) token().generate(id, algorithm, Custody.WRAPPED);
  }

  @Test
  void making_and_using_a_wrapped_key_leaves_nothing_behind() {
    int before = count(Template.EMPTY);
    for (KeyAlgorithm algorithm :
        List.of(KeyAlgorithm.AES_256, KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDH_P256)) {
      MaterialId id = freshId();
      token().load(id, algorithm, wrapped(id, algorithm)).close();
    }
    assertThat(count(Template.EMPTY)).isEqualTo(before);
  }

  @Test
  void a_refused_blob_leaves_nothing_behind() {
    int before = count(Template.EMPTY);
    Material.Wrapped material = wrapped(freshId(), KeyAlgorithm.EC_P256);
    assertThatThrownBy(() -> token().load(freshId(), KeyAlgorithm.EC_P256, material))
        .isInstanceOf(TokenFailure.MaterialRejected.class);
    assertThat(count(Template.EMPTY)).isEqualTo(before);
  }

  @Test
  void destroying_a_resident_pair_leaves_neither_half() {
    int before = count(ANYTHING_IN_THE_TOKEN);
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT);
    assertThat(count(ANYTHING_IN_THE_TOKEN)).isEqualTo(before + 2);
    token().load(id, KeyAlgorithm.EC_P256, material).close();
    token().destroy(id, material);
    assertThat(count(ANYTHING_IN_THE_TOKEN)).isEqualTo(before);
  }

  /** The JDK destroys the object of a session key whose wrapper the garbage collector found. */
  @Test
  void a_collected_wrapper_of_the_jdk_does_not_destroy_the_key()
      throws ReflectiveOperationException {
    MaterialId id = freshId();
    Material.Wrapped material = wrapped(id, KeyAlgorithm.EC_P256);
    try (var key = (Pkcs11SigningKey) token().load(id, KeyAlgorithm.EC_P256, material)) {
      SunPkcs11 jdk =
          device.library().sunPkcs11(device.sharedToken().workshop().connection().slot());
      List<WeakReference<PrivateKey>> wrappers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        wrappers.add(
            new WeakReference<>(key.handle().use(object -> jdk.privateKey(object, "EC", 256))));
      }
      for (int i = 0; i < 200 && wrappers.stream().anyMatch(w -> w.get() != null); i++) {
        System.gc();
        Thread.onSpinWait();
      }
      assertThat(wrappers).allMatch(wrapper -> wrapper.get() == null);
      cleanUpAfterCollectedKeys();
      byte[] signature = key.sign(SignatureAlgorithm.ECDSA_SHA_256, MESSAGE);
      assertThat(
              new SignatureVerifier()
                  .verify(
                      SignatureAlgorithm.ECDSA_SHA_256, material.publicKey(), MESSAGE, signature))
          .isTrue();
    }
  }

  /**
   * What a thread of the JDK does every two seconds, and every minute when there was little to do.
   */
  private static void cleanUpAfterCollectedKeys() throws ReflectiveOperationException {
    Method cleanUp = Class.forName("sun.security.pkcs11.P11Key").getDeclaredMethod("drainRefQueue");
    cleanUp.setAccessible(true);
    while ((boolean) cleanUp.invoke(null)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void two_keks_of_one_label_are_refused() {
    KekLabel label = KekLabel.first(freshDomain());
    device.importKek(label, new byte[32]);
    device.importKek(label, new byte[32]);
    assertThatThrownBy(() -> device.openToken(label.domain()))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining(label.text());
  }

  @Test
  void a_kek_that_may_do_more_than_wrap_is_refused() {
    KekLabel label = KekLabel.first(freshDomain());
    Template weak =
        Template.EMPTY
            .flag(Ck.CKA_TOKEN, true)
            .flag(Ck.CKA_WRAP, true)
            .flag(Ck.CKA_UNWRAP, true)
            .flag(Ck.CKA_DECRYPT, true)
            .flag(Ck.CKA_EXTRACTABLE, true)
            .number(Ck.CKA_VALUE_LEN, 32)
            .and(KeyTemplates.named(label.text()));
    vault.manage(objects -> objects.generateKey(Ck.CKM_AES_KEY_GEN, weak));
    assertThatThrownBy(() -> device.openToken(label.domain()))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining("0x105 is not false")
        .hasMessageContaining("0x162 is not false")
        .hasMessageContaining("CKA_ALLOWED_MECHANISMS");
  }

  @Test
  void two_resident_keys_of_one_label_are_refused() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.AES_256, Custody.RESIDENT);
    Template twin =
        KeyTemplates.resident(KeyAlgorithm.AES_256, id.label()).number(Ck.CKA_VALUE_LEN, 32);
    vault.manage(objects -> objects.generateKey(Ck.CKM_AES_KEY_GEN, twin));
    assertThatThrownBy(() -> token().load(id, KeyAlgorithm.AES_256, material))
        .isInstanceOf(TokenFailure.Unfit.class);
    assertThatThrownBy(() -> token().generate(id, KeyAlgorithm.AES_256, Custody.RESIDENT))
        .isInstanceOf(TokenFailure.Unfit.class);
    token().destroy(id, material);
  }

  @Test
  void a_public_half_that_a_crash_left_alone_is_replaced() {
    MaterialId id = freshId();
    Material first = token().generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT);
    destroyHalf(id, Ck.CKO_PRIVATE_KEY);
    Material second = token().generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT);
    assertThat(second.publicKey()).isNotEqualTo(first.publicKey());
    token().load(id, KeyAlgorithm.EC_P256, second).close();
    token().destroy(id, second);
  }

  /** Somebody may use that key: it is not ours to replace it. */
  @Test
  void a_private_half_without_its_public_half_is_never_replaced() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT);
    destroyHalf(id, Ck.CKO_PUBLIC_KEY);
    assertThatThrownBy(() -> token().generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining(id.label());
    token().destroy(id, material);
  }

  private void destroyHalf(MaterialId id, long keyClass) {
    Template half = KeyTemplates.tokenObject(keyClass, id.label());
    vault.manage(objects -> {
      objects.find(half).forEach(objects::destroy);
      return half;
    });
  }

  @Test
  void ed25519_that_cannot_be_wrapped_points_to_resident_custody() {
    assertThatThrownBy(() -> wrapped(freshId(), KeyAlgorithm.ED25519))
        .isInstanceOf(TokenFailure.Unsupported.class)
        .hasMessageContaining("choose resident custody");
  }

  /** Otherwise one malformed request would fail everybody's next ones. */
  @Test
  void an_operation_left_active_in_a_session_is_over_with_the_next_one() {
    try (Pkcs11Token token = device.openToken(freshDomain());
        var key = (Pkcs11EncryptionKey) load(token)) {
      Workshop workshop = token.workshop();
      for (int i = 0; i < 3; i++) {
        key.handle()
            .use(object -> workshop.pool().use(session -> leaveOpen(workshop, session, object)));
      }
      int failures = 0;
      for (int i = 0; i < 6; i++) {
        try {
          key.encrypt(MESSAGE, MESSAGE);
        } catch (TokenFailure.Unavailable _) {
          failures++;
        }
      }
      assertThat(failures).isLessThanOrEqualTo(3);
      assertThat(key.decrypt(key.encrypt(MESSAGE, MESSAGE), MESSAGE)).isEqualTo(MESSAGE);
      assertThat(token.health()).isInstanceOf(Health.Serving.class);
    }
  }

  private static long leaveOpen(Workshop workshop, OperationSession session, long key) {
    return workshop
        .connection()
        .cryptoki()
        .encryptInit(session.handle(), session.scratch().gcm(new byte[12], MESSAGE), key);
  }

  private EncryptionKey load(Pkcs11Token token) {
    MaterialId id = freshId();
    Material material = token.generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
    return (EncryptionKey) token.load(id, KeyAlgorithm.AES_256, material);
  }

  /** A forged tag and a defect give the same code; a token whose canary is silent is defect. */
  @Test
  void a_wrong_tag_from_a_broken_token_is_no_bad_ciphertext() {
    try (Pkcs11Token token = device.openToken(freshDomain());
        EncryptionKey key = load(token)) {
      Sealed sealed = key.encrypt(MESSAGE, MESSAGE);
      token
          .workshop()
          .vault()
          .manage(objects -> {
            objects.destroy(token.workshop().operations().canary().key());
            return objects;
          });
      assertThatThrownBy(() -> key.decrypt(sealed, new byte[0]))
          .isInstanceOf(TokenFailure.Unavailable.class);
      assertDown(token);
    }
  }

  @Test
  void a_token_whose_session_is_gone_says_so_and_stays_down() {
    try (Pkcs11Token token = device.openToken(freshDomain())) {
      MaterialId id = freshId();
      Material material = token.generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
      token.workshop().connection().closeSession(token.workshop().vault().session());
      assertThatThrownBy(() -> token.load(id, KeyAlgorithm.AES_256, material))
          .isInstanceOf(TokenFailure.Unavailable.class)
          .hasMessageContaining("CKR_SESSION_HANDLE_INVALID");
      assertDown(token);
    }
    assertThat(token().health()).isInstanceOf(Health.Serving.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_256", "RSA_2048", "EC_P256", "ECDH_P256"})
  void a_token_that_lost_a_key_in_use_says_so_and_stays_down(KeyAlgorithm algorithm) {
    try (Pkcs11Token token = device.openToken(freshDomain())) {
      MaterialId id = freshId();
      Template before = Template.EMPTY.number(Ck.CKA_CLASS, KeyTemplates.keyClass(algorithm));
      Vault theirs = token.workshop().vault();
      List<Long> others = theirs.manage(objects -> objects.find(before));
      Material material = token.generate(id, algorithm, Custody.WRAPPED);
      LoadedKey key = token.load(id, algorithm, material);
      theirs.manage(objects -> {
        List<Long> made = objects.find(before);
        made.removeAll(others);
        made.forEach(objects::destroy);
        return made;
      });
      assertThatThrownBy(() -> Work.prove(key, algorithm, material.publicKey()))
          .isInstanceOf(TokenFailure.Unavailable.class);
      assertDown(token);
    }
  }

  private void assertDown(Pkcs11Token token) {
    assertThat(token.health()).isInstanceOf(Health.Down.class);
    assertThatThrownBy(() -> token.random(1)).isInstanceOf(TokenFailure.Unavailable.class);
    assertThatThrownBy(() -> token.generate(freshId(), KeyAlgorithm.AES_256, Custody.WRAPPED))
        .isInstanceOf(TokenFailure.Unavailable.class);
  }

  /** A logout would take the keys of every other token in the process along. */
  @Test
  void closing_a_token_leaves_the_others_their_keys() {
    MaterialId id = freshId();
    try (LoadedKey key =
        token().load(id, KeyAlgorithm.AES_256, wrapped(id, KeyAlgorithm.AES_256))) {
      device.openToken(freshDomain()).close();
      EncryptionKey encryption = (EncryptionKey) key;
      assertThat(encryption.decrypt(encryption.encrypt(MESSAGE, MESSAGE), MESSAGE))
          .isEqualTo(MESSAGE);
    }
  }
}
