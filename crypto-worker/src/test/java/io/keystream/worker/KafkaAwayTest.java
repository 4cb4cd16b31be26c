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
                new CryptoWorkerConfiguration(kafka, "worker-1"), token, InstantSource.system())) {
      assertThat(worker.health()).isInstanceOf(Health.NotReady.class);

      try (var _ = EmbeddedKafka.start(directory)) {
        TestClients.prepareTopics(kafka);
        assertServes(worker, kafka);
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> worker.health() instanceof Health.NotReady);

      try (var _ = EmbeddedKafka.start(directory)) {
        assertServes(worker, kafka);
      }
    }
  }

  private static void assertServes(CryptoWorker worker, String kafka) {
    Workers.ready(worker);
    try (var caller = new TestCaller(kafka, "payments")) {
      caller.ask("", new GenerateRandom(8), RandomGenerated.class);
    }
  }
}
