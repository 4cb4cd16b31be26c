package io.keystream.worker;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.http.HttpsConfiguration;
import io.keystream.testkit.HttpsCaller;
import io.keystream.worker.token.Token;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker answers over HTTPS while something that it needs is away. */
class HttpsFaultsTest {

  private final Credential server =
      Credential.generateForServer(
          new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress())),
          Instant.now().minus(Duration.ofHours(1)),
          Duration.ofDays(1),
          TestAccess.RANDOM);

  @Test
  void without_kafka_nothing_is_answered_and_with_it_all_is_again(@TempDir Path directory) {
    try (var token = MemoryTokens.fresh()) {
      CryptoWorker worker;
      HttpsCaller till;
      String key;
      try (var broker = EmbeddedKafka.start(directory)) {
        var kafka = broker.bootstrapServers();
        TestClients.prepareTopics(kafka);
        var access = new TestAccess(kafka);
        access.enrolTheServices();
        worker = Workers.ready(start(kafka, token));
        till = caller(worker, access.enrol("till"));
        try (var commands = new CommandServiceStandIn(kafka, access)) {
          key = commands.create("aes", KeyAlgorithm.AES_256).path();
          assertThat(encrypt(till, key).status()).isEqualTo(200);
        }
      }
      try (worker;
          till) {
        var away = encrypt(till, key);

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.body().fieldNames()).toIterable().containsExactly("errors");
        assertThat(away.error()).startsWith("Kafka does not do its part");

        try (var _ = EmbeddedKafka.start(directory)) {
          Workers.ready(worker);
          assertThat(encrypt(till, key).status()).isEqualTo(200);
        }
      }
    }
  }

  private CryptoWorker start(String kafka, Token token) {
    return CryptoWorker.start(
        new CryptoWorkerConfiguration(kafka, "worker-1", TestAccess.DOMAIN, TestAccess.WORKER)
            .withHttps(new HttpsConfiguration("127.0.0.1", 0, server)),
        token,
        InstantSource.system(),
        TestAccess.RANDOM);
  }

  private HttpsCaller caller(CryptoWorker worker, Credential credential) {
    return new HttpsCaller(
        worker.https("127.0.0.1").orElseThrow(), server.certificate(), credential);
  }

  private static HttpsCaller.Answered encrypt(HttpsCaller caller, String key) {
    return caller.post("transit/encrypt/" + key, "{\"plaintext\": \"%s\"}".formatted(base64("hi")));
  }
}
