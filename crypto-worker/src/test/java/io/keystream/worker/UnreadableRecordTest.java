package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.Topics;
import io.keystream.schemas.request.Encrypt;
import io.keystream.worker.token.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableRecordTest {

  private static final SpecificRecord ENCRYPT = new Encrypt(Payload.of("hello"), Payload.of("ctx"));
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Token token = MemoryTokens.fresh();
  private PlatformUnderTest platform;
  private CryptoWorker worker;
  private String key;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token);
    key = platform.commands().create("unreadable/aes", KeyAlgorithm.AES_256).path();
  }

  @AfterEach
  void stop() {
    worker.close();
    platform.close();
    token.close();
  }

  @Test
  void a_corrupt_key_event_stops_every_answer() {
    write(Topics.KEY_EVENTS.name(), 2);

    await().atMost(LONG).until(() -> worker.health() instanceof Health.NotReady);

    assertThat(worker.health())
        .isInstanceOfSatisfying(
            Health.NotReady.class,
            health -> {
              assertThat(health.reason()).contains("keystream.key-events.v1/2/");
              assertThat(health.needsRestart()).isTrue();
            });
    var asked = platform.caller().send(platform.caller().request(key, ENCRYPT));
    var restarts = worker.counts().requests().restarts();
    await().atMost(LONG).until(() -> worker.counts().requests().restarts() > restarts + 1);
    assertThat(platform.caller().hasReply(asked)).isFalse();
    assertThat(AuditTrail.of(platform.kafka(), asked)).isEmpty();
  }

  private void write(String topic, int partition) {
    try (var producer = TestClients.producer(platform.kafka())) {
      var garbage = "no record".getBytes(StandardCharsets.UTF_8);
      var _ = producer.send(new ProducerRecord<>(topic, partition, "anybody", garbage));
    }
  }
}
