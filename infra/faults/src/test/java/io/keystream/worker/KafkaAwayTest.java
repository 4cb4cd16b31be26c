package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.GenerateRandom;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayTest {

  @Test
  void a_worker_starts_before_kafka_and_outlives_its_restart(@TempDir Path directory) {
    String kafka;
    try (var broker = EmbeddedKafka.start(directory)) {
      kafka = broker.bootstrapServers();
    }
    try (var token = MemoryTokens.fresh();
        var worker =
            CryptoWorker.start(
                new CryptoWorkerConfiguration(
                    kafka, "worker-1", TestAccess.DOMAIN, TestAccess.WORKER),
                token,
                InstantSource.system(),
                TestAccess.RANDOM)) {
      assertThat(worker.health()).isInstanceOf(Health.NotReady.class);
      var access = new TestAccess(kafka);

      try (var _ = EmbeddedKafka.start(directory)) {
        TestClients.prepareTopics(kafka);
        access.enrolTheServices();
        assertServes(worker, kafka, access, "payments");
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> worker.health() instanceof Health.NotReady);

      try (var _ = EmbeddedKafka.start(directory)) {
        assertServes(worker, kafka, access, "returns");
      }
    }
  }

  private static void assertServes(
      CryptoWorker worker, String kafka, TestAccess access, String principal) {
    Workers.ready(worker);
    try (var caller = new TestCaller(kafka, access, principal)) {
      caller.ask("", new GenerateRandom(8), RandomGenerated.class);
    }
  }
}
