package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.Version;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.OwnSource;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.Signed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.reply.Verified;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.request.Verify;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KekEpochRecord;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.keks.KekTerms;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key-encryption key goes when it wraps nothing that lives, and takes all copies along. */
class KekEpochsTest {

  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final KekTerms TERMS = new KekTerms(Duration.ofHours(24), GRACE);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ByteBuffer CONTEXT = Payload.of("ctx");

  private final String domain = "keks" + Integer.toString(System.identityHashCode(this), 36);
  private final KekLabel first = KekLabel.first(domain);
  private final Token token = SoftHsmTokens.open(domain);
  private final Map<String, CryptoWorker> workers = new HashMap<>();
  private PlatformUnderTest platform;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    join("worker-1");
  }

  @AfterEach
  void stop() {
    workers.values().forEach(CryptoWorker::close);
    platform.close();
    token.close();
  }

  @Test
  void what_was_destroyed_opens_from_no_copy_and_what_lives_opens_as_before() {
    join("worker-2");
    var key = platform.commands().create("living/aes", KeyAlgorithm.AES_256);
    var old = encrypt(key, "old");
    rotate(key);
    var young = encrypt(key, "young");
    var signatures = signatures();
    var copy = material(key, 1);
    trim(key);
    // Somebody brings the copy back to the log, before the next key-encryption key is there.
    write(key, 1, copy);

    wish();
    awaitGone(first);

    assertThat(MaterialLog.of(platform.kafka())).containsEntry(key + "/1", null);
    assertThatThrownBy(() -> token.load(id(key, 1), KeyAlgorithm.AES_256, wrapped(copy)))
        .isInstanceOf(TokenFailure.MaterialRejected.class);
    assertThat(
            platform
                .caller()
                .ask(key.path(), new Decrypt(old, CONTEXT), UseRefused.class)
                .getCode())
        .isEqualTo("version-state");
    // What is loaded already tells nothing of what is on the log.
    leave("worker-1");
    leave("worker-2");
    join("worker-3");
    assertThat(decrypt(key, young)).isEqualTo("young");
    signatures.forEach(this::verify);
    rotate(key);
    assertThat(decrypt(key, encrypt(key, "newest"))).isEqualTo("newest");
    assertThat(deeds())
        .extracting(AuditRecord::getOperation, AuditRecord::getResource)
        .containsExactly(tuple("MakeKek", first.next().text()), tuple("DestroyKek", first.text()));
  }

  @Test
  void as_long_as_anything_is_left_under_it_a_key_encryption_key_stays() {
    var key = platform.commands().create("living/aes", KeyAlgorithm.AES_256);
    var ciphertext = encrypt(key, "here");
    var stranger = new KeyName("nobody/knows");
    var garbage = KeyMaterialRecord.newBuilder(record(material(key, 1)));
    garbage.setKey(stranger.path());
    write(stranger, 1, Topics.KEY_MATERIAL.codec().encode(garbage.build()));
    var unreadable = new KeyName("nobody/reads");
    garbage.setKey(unreadable.path()).setAlgorithm("ROT13");
    write(unreadable, 1, Topics.KEY_MATERIAL.codec().encode(garbage.build()));

    wish();
    await().atMost(LONG).until(() -> record(material(key, 1)).getProtectedBy().endsWith("v0002"));
    await()
        .during(GRACE.multipliedBy(2))
        .atMost(LONG)
        .until(() -> token.keyEncryptionKeys().all(), List.of(first, first.next())::equals);

    write(stranger, 1, null);
    write(unreadable, 1, null);
    awaitGone(first);
    assertThat(decrypt(key, ciphertext)).isEqualTo("here");
  }

  @Test
  void while_material_of_a_living_key_is_missing_no_key_encryption_key_is_destroyed() {
    var key = platform.commands().create("living/aes", KeyAlgorithm.AES_256);
    var ciphertext = encrypt(key, "here");
    var copy = material(key, 1);
    write(key, 1, null);

    wish();
    await().atMost(LONG).until(() -> token.keyEncryptionKeys().all().contains(first.next()));
    await()
        .during(GRACE.multipliedBy(2))
        .atMost(LONG)
        .until(() -> token.keyEncryptionKeys().all().contains(first));

    write(key, 1, copy);
    awaitGone(first);
    leave("worker-1");
    join("worker-2");
    assertThat(decrypt(key, ciphertext)).isEqualTo("here");
  }

  @Test
  void a_worker_of_another_platform_does_not_start_on_this_one_s_keys() {
    var other = new WorkerDomain(TestAccess.WORKER.certificate(), "test");
    var configuration =
        new CryptoWorkerConfiguration(platform.kafka(), "worker-9", other, TestAccess.WORKER);

    assertThatThrownBy(() ->
            CryptoWorker.start(configuration, token, InstantSource.system(), TestAccess.RANDOM))
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining("another platform's");
  }

  private void join(String node) {
    workers.put(node, Workers.start(platform.kafka(), node, token, TERMS));
  }

  private void leave(String node) {
    Objects.requireNonNull(workers.remove(node)).close();
  }

  private void wish() {
    var label = "kms/" + domain + "/kek/next";
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    send(
        Topics.KEK_EPOCHS.name(),
        0,
        label,
        Topics.KEK_EPOCHS.codec().encode(new KekEpochRecord(label, now, null)));
  }

  private void awaitGone(KekLabel kek) {
    await().atMost(LONG).until(() -> !token.keyEncryptionKeys().all().contains(kek));
  }

  private void rotate(KeyName key) {
    var versions = new int[] {1};
    while (platform.commands().version(key, versions[0]) != null) {
      versions[0]++;
    }
    platform.commands().decide(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    platform.commands().awaitVersion(key, versions[0], Version.Active.class::isInstance);
  }

  private void trim(KeyName key) {
    platform
        .commands()
        .decide(
            new KeyCommand.Configure(key, new KeyVersion(2), new MinEncryptionVersion(2), null));
    platform.commands().decide(new KeyCommand.Trim(key, new KeyVersion(2)));
    platform.commands().awaitVersion(key, 1, Version.Destroyed.class::isInstance);
  }

  private Map<KeyName, Signed> signatures() {
    var signatures = new HashMap<KeyName, Signed>();
    for (var algorithm : List.of(KeyAlgorithm.EC_P256, KeyAlgorithm.RSA_2048)) {
      var key = platform.commands().create("living/" + algorithm, algorithm);
      var asked = new Sign(signature(key), Payload.of("pay 100"), false);
      signatures.put(key, platform.caller().ask(key.path(), asked, Signed.class));
    }
    return signatures;
  }

  private static String signature(KeyName key) {
    return key.path().endsWith("P256") ? "ECDSA_SHA_256" : "RSASSA_PSS_SHA_256";
  }

  private void verify(KeyName key, Signed signed) {
    var again = new Sign(signature(key), Payload.of("pay 200"), false);
    var signature = platform.caller().ask(key.path(), again, Signed.class).getSignature();
    for (var message : Map.of("pay 100", signed.getSignature(), "pay 200", signature).entrySet()) {
      var asked =
          new Verify(signature(key), 1, Payload.of(message.getKey()), message.getValue(), false);
      assertThat(platform.caller().ask(key.path(), asked, Verified.class).getValid()).isTrue();
    }
  }

  private ByteBuffer encrypt(KeyName key, String text) {
    return platform
        .caller()
        .ask(key.path(), new Encrypt(Payload.of(text), CONTEXT), Encrypted.class)
        .getCiphertext();
  }

  private String decrypt(KeyName key, ByteBuffer ciphertext) {
    var asked = new Decrypt(ciphertext, CONTEXT);
    return Payload.text(platform.caller().ask(key.path(), asked, Decrypted.class).getPlaintext());
  }

  private byte[] material(KeyName key, int version) {
    return Objects.requireNonNull(MaterialLog.of(platform.kafka()).get(key + "/" + version));
  }

  private static KeyMaterialRecord record(byte[] material) {
    return Topics.KEY_MATERIAL.codec().decode(material);
  }

  private static Material.Wrapped wrapped(byte[] material) {
    var record = record(material);
    return new Material.Wrapped(
        KekLabel.parse(record.getProtectedBy()),
        Bytes.adopt(FieldBytes.reveal(record.getWrapped())),
        Bytes.adopt(HexFormat.of().parseHex(record.getCheckValue())),
        Bytes.adopt(FieldBytes.reveal(record.getPublicKey())));
  }

  private static MaterialId id(KeyName key, int version) {
    return new MaterialId(key, new KeyVersion(version));
  }

  private void write(KeyName key, int version, byte @Nullable [] material) {
    var partition = Partitioning.partition(key.path(), 3);
    send(Topics.KEY_MATERIAL.name(), partition, key + "/" + version, material);
  }

  private void send(String topic, int partition, String key, byte @Nullable [] value) {
    try (var producer = TestClients.producer(platform.kafka())) {
      var _ = producer.send(new ProducerRecord<>(topic, partition, key, value));
    }
  }

  private List<AuditRecord> deeds() {
    return AuditTrail.of(platform.kafka()).stream()
        .filter(record -> OwnSource.isIn(record.getSource()))
        .toList();
  }
}
