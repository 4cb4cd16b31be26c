package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.Version;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.MacGenerated;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.VerifyMac;
import io.keystream.schemas.wire.AuditDecision;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a key's configuration leaves of its versions, from the next request on. */
class MinimumsTest extends OneMemoryWorker {

  private static final ByteBuffer CONTEXT = Payload.of("ctx");

  @Test
  void a_version_below_the_minimum_is_refused_and_opens_again_when_it_is_lowered() {
    var key = commands().create(fresh("minimums"), KeyAlgorithm.AES_256);
    var old = encrypt(key, "old");
    rotate(key);
    var young = encrypt(key, "young");

    for (var round = 0; round < 5; round++) {
      assertThat(decrypt(key, old)).isEqualTo("old");
      var loaded = worker().counts().loadedKeys();
      configure(key, 2, 0);
      var asked = caller().request(key.path(), new Decrypt(old, CONTEXT));
      var answer = caller().reply(caller().send(asked));
      assertThat(answer)
          .isInstanceOfSatisfying(
              UseRefused.class,
              refused -> assertThat(refused.getCode()).isEqualTo("version-below-minimum"));
      var record = AuditTrail.of(platform().kafka(), asked.id()).getFirst();
      assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
      assertThat(record.getReason()).isEqualTo("version-below-minimum");
      assertThat(worker().counts().loadedKeys()).isEqualTo(loaded - 1);
      assertThat(decrypt(key, young)).isEqualTo("young");

      configure(key, 1, 0);
      assertThat(decrypt(key, old)).isEqualTo("old");
    }
  }

  @Test
  void a_mac_below_the_minimum_is_not_verified() {
    var key = commands().create(fresh("mac"), KeyAlgorithm.HMAC_SHA_256);
    var message = Payload.of("pay 100");
    var mac = caller().ask(key.path(), new GenerateMac(message, null), MacGenerated.class).getMac();
    rotate(key);
    configure(key, 2, 2);

    assertThat(refusal(key, new VerifyMac(1, message, mac, null)))
        .isEqualTo("version-below-minimum");
  }

  @Test
  void an_active_version_below_a_minimum_protects_nothing_until_it_is_lowered() {
    var key = commands().create(fresh("protect"), KeyAlgorithm.AES_256);
    commands().decide(new KeyCommand.Rotate(key, Activation.ON_COMMAND));
    commands().awaitVersion(key, 2, Version.PreActive.class::isInstance);

    configure(key, 1, 2);
    assertThat(refusal(key, new Encrypt(Payload.of("hello"), CONTEXT)))
        .isEqualTo("version-below-minimum");
    configure(key, 1, 0);
    assertThat(decrypt(key, encrypt(key, "hello"))).isEqualTo("hello");
  }

  @Test
  void a_trimmed_version_never_opens_again_and_its_material_is_gone() {
    var key = commands().create(fresh("trimmed"), KeyAlgorithm.AES_256);
    var old = encrypt(key, "old");
    rotate(key);
    var young = encrypt(key, "young");
    assertThat(material()).containsKeys(key + "/1", key + "/2");

    configure(key, 2, 2);
    accepted(new KeyCommand.Trim(key, new KeyVersion(2)));
    assertThat(refusal(key, new Decrypt(old, CONTEXT))).isEqualTo("version-awaits-destruction");
    commands().awaitVersion(key, 1, Version.Destroyed.class::isInstance);

    assertThat(refusal(key, new Decrypt(old, CONTEXT))).isEqualTo("version-state");
    assertThat(commands().decide(configured(key, 1, 2))).isInstanceOf(Decision.Refused.class);
    assertThat(refusal(key, new Decrypt(old, CONTEXT))).isEqualTo("version-state");
    assertThat(decrypt(key, young)).isEqualTo("young");
    assertThat(material()).containsEntry(key + "/1", null).containsKey(key + "/2");
    assertThat(material().get(key + "/2")).isNotNull();
  }

  private void rotate(KeyName key) {
    accepted(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    commands().awaitVersion(key, 2, Version.Active.class::isInstance);
  }

  private void configure(KeyName key, int minDecryption, int minEncryption) {
    accepted(configured(key, minDecryption, minEncryption));
  }

  private static KeyCommand configured(KeyName key, int minDecryption, int minEncryption) {
    return new KeyCommand.Configure(
        key, new KeyVersion(minDecryption), new MinEncryptionVersion(minEncryption), null);
  }

  private void accepted(KeyCommand command) {
    assertThat(commands().decide(command)).isInstanceOf(Decision.Accepted.class);
  }

  private ByteBuffer encrypt(KeyName key, String plaintext) {
    return caller()
        .ask(key.path(), new Encrypt(Payload.of(plaintext), CONTEXT), Encrypted.class)
        .getCiphertext();
  }

  private String decrypt(KeyName key, ByteBuffer ciphertext) {
    return Payload.text(
        caller().ask(key.path(), new Decrypt(ciphertext, CONTEXT), Decrypted.class).getPlaintext());
  }

  private String refusal(KeyName key, SpecificRecord operation) {
    return caller().ask(key.path(), operation, UseRefused.class).getCode();
  }

  private Map<String, byte @Nullable []> material() {
    return MaterialLog.of(platform().kafka());
  }
}
