package io.keystream.worker;

import static io.keystream.testkit.HttpsCaller.base64;

import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.Version;
import io.keystream.http.HttpsConfiguration;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.HttpsCaller.Answered;
import io.keystream.worker.token.Token;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One worker that listens for HTTPS, and a till that may do everything, for all tests of a class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneHttpsWorker {

  private final Credential server =
      Credential.generateForServer(
          new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress())),
          Instant.now().minus(Duration.ofHours(1)),
          Duration.ofDays(1),
          TestAccess.RANDOM);

  private final Token token = MemoryTokens.fresh();
  private PlatformUnderTest platform;
  private CryptoWorker worker;
  private HttpsCaller till;

  @BeforeAll
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker =
        Workers.ready(
            CryptoWorker.start(
                new CryptoWorkerConfiguration(
                        platform.kafka(), "worker-1", TestAccess.DOMAIN, TestAccess.WORKER)
                    .withHttps(new HttpsConfiguration("127.0.0.1", 0, server)),
                token,
                InstantSource.system(),
                TestAccess.RANDOM));
    till = caller(platform.access().enrol("till"));
  }

  @AfterAll
  void stop() {
    till.close();
    worker.close();
    platform.close();
    token.close();
  }

  PlatformUnderTest platform() {
    return platform;
  }

  HttpsCaller till() {
    return till;
  }

  HttpsCaller caller(@Nullable Credential credential) {
    return new HttpsCaller(
        worker.https("127.0.0.1").orElseThrow(), server.certificate(), credential);
  }

  /** Somebody who may do only what the policy says. */
  HttpsCaller callerWith(String policy) {
    var name = fresh("caller");
    var credential = platform.access().enrolOnly(name);
    var rules = "p" + UUID.randomUUID();
    platform.access().write(rules, policy);
    platform.access().assign(name, rules);
    return caller(credential);
  }

  /** One for encryption. */
  String key() {
    return key(KeyAlgorithm.AES_256);
  }

  String key(KeyAlgorithm algorithm) {
    return platform.commands().create(fresh("key"), algorithm).path();
  }

  void rotate(String name, int to) {
    var key = new KeyName(name);
    platform.commands().decide(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    platform.commands().awaitVersion(key, to, Version.Active.class::isInstance);
  }

  static String fresh(String prefix) {
    return prefix + "/" + UUID.randomUUID();
  }

  static Answered encrypt(HttpsCaller caller, String key, String text) {
    return caller.post("transit/encrypt/" + key, "{\"plaintext\": \"%s\"}".formatted(base64(text)));
  }

  static Answered decrypt(HttpsCaller caller, String key, String ciphertext) {
    return caller.post("transit/decrypt/" + key, "{\"ciphertext\": \"%s\"}".formatted(ciphertext));
  }

  /** Of the till. */
  String encrypted(String key, String text) {
    return encrypt(till, key, text).data().path("ciphertext").asText();
  }

  /** Of the till, as it was before it was encrypted. */
  String decrypted(String key, String ciphertext) {
    return decrypt(till, key, ciphertext).data().path("plaintext").asText();
  }

  AuditRecord record(Answered answer) {
    var id = answer.body().path("request_id").asText();
    return AuditTrail.of(platform.kafka(), id).getFirst();
  }

  List<AuditRecord> recordsOf(String key) {
    return AuditTrail.of(platform.kafka()).stream()
        .filter(record -> record.getKey().equals(key))
        .toList();
  }
}
