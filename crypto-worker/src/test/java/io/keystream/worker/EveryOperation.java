package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.domain.key.Version;
import io.keystream.schemas.reply.DataKeyGenerated;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.MacGenerated;
import io.keystream.schemas.reply.PublicKeyShown;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.Signed;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.reply.Verified;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.request.ShowPublicKey;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.request.Verify;
import io.keystream.schemas.request.VerifyMac;
import io.keystream.schemas.wire.AuditDecision;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation end to end over Kafka, the same over every token. */
abstract class EveryOperation extends OneWorker {

  private static final ByteBuffer CONTEXT = Payload.of("invoice 17");

  @ParameterizedTest
  @EnumSource
  void what_was_encrypted_is_decrypted(Custody custody) {
    var key = commands().create(fresh("aes"), KeyAlgorithm.AES_256, custody).path();

    var sealed = encrypt(key, "hello");

    assertThat(sealed.getVersion()).isEqualTo(1);
    assertThat(decrypt(key, sealed.getCiphertext())).isEqualTo("hello");
  }

  @Test
  void an_empty_plaintext_is_one_too() {
    var key = aes();

    assertThat(decrypt(key, encrypt(key, "").getCiphertext())).isEmpty();
  }

  @Test
  void another_context_does_not_open_it() {
    var key = aes();
    var sealed = encrypt(key, "hello").getCiphertext();

    var answer = caller().ask(key, new Decrypt(sealed, Payload.of("invoice 18")), UseFailed.class);

    assertThat(answer.getCode()).isEqualTo("bad-ciphertext");
    assertThat(answer.getRetryable()).isFalse();
  }

  @Test
  void a_ciphertext_cut_anywhere_does_not_open() {
    var key = aes();
    var sealed = Payload.bytes(encrypt(key, "hello").getCiphertext());

    for (var length = 0; length < sealed.length; length++) {
      var cut = ByteBuffer.wrap(sealed, 0, length).slice();
      var answer = caller().ask(key, new Decrypt(cut, CONTEXT), UseFailed.class);
      assertThat(answer.getCode()).as("cut to %d bytes", length).isEqualTo("bad-ciphertext");
    }
    assertThat(decrypt(key, ByteBuffer.wrap(sealed))).isEqualTo("hello");
  }

  @Test
  void another_key_does_not_open_it() {
    var one = aes();
    var other = aes();

    var answer =
        caller()
            .ask(
                other,
                new Decrypt(encrypt(one, "hello").getCiphertext(), CONTEXT),
                UseFailed.class);

    assertThat(answer.getCode()).isEqualTo("bad-ciphertext");
  }

  @Test
  void after_a_rotation_old_and_new_ciphertexts_open() {
    var key = commands().create(fresh("rotated"), KeyAlgorithm.AES_256);
    var old = encrypt(key.path(), "old");

    commands().decide(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    commands().awaitVersion(key, 2, Version.Active.class::isInstance);
    var young = encrypt(key.path(), "new");

    assertThat(young.getVersion()).isEqualTo(2);
    assertThat(decrypt(key.path(), old.getCiphertext())).isEqualTo("old");
    assertThat(decrypt(key.path(), young.getCiphertext())).isEqualTo("new");
  }

  @Test
  void the_request_after_a_suspension_is_refused_and_after_resumption_served() {
    var key = commands().create(fresh("suspended"), KeyAlgorithm.AES_256);
    var sealed = encrypt(key.path(), "hello").getCiphertext();

    for (var round = 0; round < 10; round++) {
      commands().decide(new KeyCommand.Suspend(key, PlatformUnderTest.ALL, "drill"));
      var refused = caller().ask(key.path(), new Encrypt(CONTEXT, CONTEXT), UseRefused.class);
      var closed = caller().ask(key.path(), new Decrypt(sealed, CONTEXT), UseRefused.class);
      commands().decide(new KeyCommand.Resume(key, PlatformUnderTest.ALL));

      assertThat(refused.getCode()).isEqualTo("key-is-suspended");
      assertThat(closed.getCode()).isEqualTo("version-state");
      assertThat(decrypt(key.path(), sealed)).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_destroyed_version_is_gone(Custody custody) {
    var key = commands().create(fresh("destroyed"), KeyAlgorithm.AES_256, custody);
    var sealed = encrypt(key.path(), "hello").getCiphertext();

    commands().decide(new KeyCommand.Deactivate(key, PlatformUnderTest.version(1)));
    var due = commands().now().plus(Duration.ofDays(8));
    commands().decide(new KeyCommand.ScheduleDestruction(key, PlatformUnderTest.version(1), due));
    commands().skipTo(due.plusSeconds(60));
    commands().decide(new KeyCommand.DestroyDue(key));
    commands().skip(Duration.ZERO);
    commands().awaitVersion(key, 1, Version.Destroyed.class::isInstance);

    var answer = caller().ask(key.path(), new Decrypt(sealed, CONTEXT), UseRefused.class);
    assertThat(answer.getCode()).isEqualTo("version-state");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048,RSASSA_PSS_SHA_256",
    "RSA_2048,RSASSA_PKCS1_V1_5_SHA_512",
    "EC_P256,ECDSA_SHA_256",
    "EC_P384,ECDSA_SHA_384",
    "EC_P521,ECDSA_SHA_512",
    "ED25519,ED25519"
  })
  void a_signature_verifies_for_its_message_only(
      KeyAlgorithm algorithm, SignatureAlgorithm signature) {
    var key = commands().create(fresh("sign"), algorithm, custody(algorithm)).path();
    var message = Payload.of("pay 100");

    var signed = caller().ask(key, new Sign(signature.name(), message, false), Signed.class);

    assertThat(verify(key, signature, message, signed.getSignature())).isTrue();
    assertThat(verify(key, signature, Payload.of("pay 900"), signed.getSignature())).isFalse();
    assertThat(verify(key, signature, message, Payload.of("no signature"))).isFalse();
  }

  @Test
  void a_key_makes_no_signature_of_another_kind() {
    var key = commands().create(fresh("ec"), KeyAlgorithm.EC_P256).path();

    var wrong = caller().ask(key, new Sign("RSASSA_PSS_SHA_256", CONTEXT, false), UseRefused.class);
    var unknown = caller().ask(key, new Sign("MD5", CONTEXT, false), UseRefused.class);

    assertThat(wrong.getCode()).isEqualTo("algorithm-not-permitted");
    assertThat(unknown.getCode()).isEqualTo("algorithm-not-permitted");
  }

  @ParameterizedTest
  @CsvSource({"HMAC_SHA_256,32", "HMAC_SHA_384,48", "HMAC_SHA_512,64"})
  void a_mac_verifies_for_its_message_only(KeyAlgorithm algorithm, int sizeBytes) {
    var key = commands().create(fresh("mac"), algorithm).path();
    var message = Payload.of("pay 100");

    var made = caller().ask(key, new GenerateMac(message, null), MacGenerated.class);

    assertThat(made.getMac().remaining()).isEqualTo(sizeBytes);
    assertThat(verifyMac(key, message, made.getMac())).isTrue();
    assertThat(verifyMac(key, Payload.of("pay 900"), made.getMac())).isFalse();
    assertThat(verifyMac(key, message, Payload.of("short"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"128", "256", "512"})
  void a_data_key_comes_in_clear_only_when_asked_and_decrypt_opens_it(int sizeBits) {
    var key = aes();

    var clear = dataKey(key, sizeBits, true);
    var sealed = dataKey(key, sizeBits, false);

    assertThat(clear.getPlaintext().remaining()).isEqualTo(sizeBits / 8);
    assertThat(sealed.getPlaintext().remaining()).isZero();
    var opened = caller().ask(key, new Decrypt(clear.getCiphertext(), CONTEXT), Decrypted.class);
    assertThat(opened.getPlaintext()).isEqualTo(clear.getPlaintext());
    var other = caller().ask(key, new Decrypt(sealed.getCiphertext(), CONTEXT), Decrypted.class);
    assertThat(other.getPlaintext().remaining()).isEqualTo(sizeBits / 8);
  }

  @Test
  void random_bytes_are_as_many_as_asked_and_never_the_same() {
    var one = caller().ask("", new GenerateRandom(32), RandomGenerated.class).getRandom();
    var two = caller().ask("", new GenerateRandom(32), RandomGenerated.class).getRandom();

    assertThat(one.remaining()).isEqualTo(32);
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void a_public_key_is_shown_of_the_active_or_a_given_version() {
    var key = commands().create(fresh("shown"), KeyAlgorithm.EC_P256);
    commands().decide(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    commands().awaitVersion(key, 2, Version.Active.class::isInstance);

    var active = caller().ask(key.path(), new ShowPublicKey((Integer) null), PublicKeyShown.class);
    var first = caller().ask(key.path(), new ShowPublicKey(1), PublicKeyShown.class);

    assertThat(active.getVersion()).isEqualTo(2);
    assertThat(active.getAlgorithm()).isEqualTo("EC_P256");
    assertThat(first.getPublicKey()).isNotEqualTo(active.getPublicKey());
  }

  @Test
  void a_symmetric_key_has_no_public_key() {
    var answer = caller().ask(aes(), new ShowPublicKey((Integer) null), UseRefused.class);

    assertThat(answer.getCode()).isEqualTo("usage-not-permitted");
  }

  @Test
  void a_key_is_for_one_use() {
    var answer = caller().ask(aes(), new GenerateMac(CONTEXT, null), UseRefused.class);

    assertThat(answer.getCode()).isEqualTo("usage-not-permitted");
  }

  @Test
  void a_key_that_does_not_exist_is_not_used() {
    var answer = caller().ask("no/such", new Encrypt(CONTEXT, CONTEXT), UseRefused.class);

    assertThat(answer.getCode()).isEqualTo("key-does-not-exist");
  }

  @Test
  void limits_are_named_in_the_refusal() {
    var key = aes();

    assertThat(refusal(key, new Encrypt(Payload.ofSize(512 * 1024 + 1), CONTEXT)))
        .isEqualTo("plaintext has 524289 bytes, at most 524288.");
    assertThat(refusal(key, new Encrypt(CONTEXT, Payload.ofSize(4097))))
        .isEqualTo("context has 4097 bytes, at most 4096.");
    assertThat(refusal(key, new GenerateDataKey(192, CONTEXT, true)))
        .isEqualTo("sizeBits must be 128, 256 or 512: 192.");
    assertThat(refusal("", new GenerateRandom(1025)))
        .isEqualTo("sizeBytes must be 1 to 1024: 1025.");
    assertThat(refusal(key, new VerifyMac(0, CONTEXT, CONTEXT, null)))
        .isEqualTo("version must be 1 to 1000000: 0.");
    assertThat(refusal("no//name", new Encrypt(CONTEXT, CONTEXT))).contains("key name must be");
  }

  @Test
  void the_largest_payload_is_served() {
    var key = aes();
    var largest = Payload.ofSize(512 * 1024);

    var sealed = caller().ask(key, new Encrypt(largest, CONTEXT), Encrypted.class);
    var opened = caller().ask(key, new Decrypt(sealed.getCiphertext(), CONTEXT), Decrypted.class);

    assertThat(opened.getPlaintext()).isEqualTo(largest);
  }

  @Test
  void a_request_behind_its_deadline_fails_and_one_too_far_ahead_is_refused() {
    var key = aes();
    var late = caller().request(key, new Encrypt(CONTEXT, CONTEXT), Duration.ofSeconds(-1));
    var far = caller().request(key, new Encrypt(CONTEXT, CONTEXT), Duration.ofMinutes(10));

    assertThat(caller().reply(caller().send(late)))
        .isInstanceOfSatisfying(
            UseFailed.class, a -> assertThat(a.getCode()).isEqualTo("deadline-passed"));
    assertThat(caller().reply(caller().send(far)))
        .isInstanceOfSatisfying(
            UseRefused.class, a -> assertThat(a.getCode()).isEqualTo("invalid-request"));
  }

  @Test
  void every_attempt_leaves_one_record_without_the_payload() {
    var key = aes();
    var allowed = caller().request(key, new Encrypt(Payload.of("secret words"), CONTEXT));
    var denied = caller().request("no/such", new Encrypt(Payload.of("secret words"), CONTEXT));
    var failed = caller().request(key, new Decrypt(Payload.of("secret words"), CONTEXT));
    for (var request : new TestRequest[] {allowed, denied, failed}) {
      caller().reply(caller().send(request));
    }

    var done = AuditTrail.of(platform().kafka(), allowed.id()).getFirst();
    assertThat(done.getOperation()).isEqualTo("Encrypt");
    assertThat(done.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(done.getKey()).isEqualTo(key);
    assertThat(done.getVersion()).isEqualTo(1);
    assertThat(done.getState()).isEqualTo("active");
    assertThat(done.getCaller()).isEqualTo(allowed.caller());
    assertThat(done.getRequestedAt()).isEqualTo(allowed.content().getRequestedAt());
    assertThat(done.getBytesIn()).isEqualTo(12);
    assertThat(done.getNode()).isEqualTo("worker-1");
    assertThat(done.getSource()).startsWith("keystream.crypto-requests.v1/");
    var refused = AuditTrail.of(platform().kafka(), denied.id()).getFirst();
    assertThat(refused.getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(refused.getReason()).isEqualTo("key-does-not-exist");
    var broken = AuditTrail.of(platform().kafka(), failed.id()).getFirst();
    assertThat(broken.getDecision()).isEqualTo(AuditDecision.FAILED);
    assertThat(broken.getReason()).isEqualTo("bad-ciphertext");
    assertThat(AuditTrail.of(platform().kafka()).toString()).doesNotContain("secret words");
  }

  private Encrypted encrypt(String key, String plaintext) {
    return caller().ask(key, new Encrypt(Payload.of(plaintext), CONTEXT), Encrypted.class);
  }

  private String decrypt(String key, ByteBuffer ciphertext) {
    return Payload.text(
        caller().ask(key, new Decrypt(ciphertext, CONTEXT), Decrypted.class).getPlaintext());
  }

  private boolean verify(
      String key, SignatureAlgorithm algorithm, ByteBuffer message, ByteBuffer signature) {
    return caller()
        .ask(key, new Verify(algorithm.name(), 1, message, signature, false), Verified.class)
        .getValid();
  }

  private boolean verifyMac(String key, ByteBuffer message, ByteBuffer mac) {
    return caller().ask(key, new VerifyMac(1, message, mac, null), Verified.class).getValid();
  }

  private DataKeyGenerated dataKey(String key, int sizeBits, boolean withPlaintext) {
    return caller()
        .ask(key, new GenerateDataKey(sizeBits, CONTEXT, withPlaintext), DataKeyGenerated.class);
  }

  private String refusal(String key, SpecificRecord operation) {
    var refused = caller().ask(key, operation, UseRefused.class);
    assertThat(refused.getCode()).isEqualTo("invalid-request");
    return refused.getMessage();
  }
}
