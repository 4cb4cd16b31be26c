package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.request.Encrypt;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.secrets.StoredValues;
import io.keystream.worker.token.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be ignored stops the worker. */
class CorruptLogTest {

  private static final SpecificRecord ENCRYPT = new Encrypt(Payload.of("hello"), Payload.of("ctx"));
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Token token = MemoryTokens.fresh();
  private PlatformUnderTest platform;
  private CryptoWorker worker;
  private KeyName key;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token);
    key = platform.commands().create("corrupt/aes", KeyAlgorithm.AES_256);
  }

  @AfterEach
  void stop() {
    worker.close();
    platform.close();
    token.close();
  }

  @Test
  void where_a_key_event_is_missing_nothing_is_answered() {
    platform.commands().loseNextEventOf(key);
    platform.commands().decide(new KeyCommand.Suspend(key, PlatformUnderTest.ALL, "suspicion"));

    awaitStopped("event 6 of key 'corrupt/aes' follows event 4");
    var asked = platform.caller().send(platform.caller().request(key.path(), ENCRYPT));
    var restarts = worker.counts().requests().restarts();
    await().atMost(LONG).until(() -> worker.counts().requests().restarts() > restarts + 1);
    assertThat(platform.caller().hasReply(asked)).isFalse();
    assertThat(AuditTrail.of(platform.kafka(), asked)).isEmpty();
  }

  @Test
  void where_key_material_cannot_be_read_the_worker_says_where() {
    try (var producer = TestClients.producer(platform.kafka())) {
      var garbage = "no record".getBytes(StandardCharsets.UTF_8);
      var _ =
          producer.send(new ProducerRecord<>(Topics.KEY_MATERIAL.name(), 2, "anybody", garbage));
    }

    awaitStopped("keystream.key-material.v1/2/");
  }

  /** Whoever may write there could write anything: only what events name counts. */
  @Test
  void what_is_no_value_of_a_secret_is_passed_over() {
    var topic = Topics.SECRET_VALUES.name();
    try (var producer = TestClients.producer(platform.kafka())) {
      for (var value : List.of(new byte[0], new byte[] {1, 2, 3})) {
        var _ = producer.send(new ProducerRecord<>(topic, "a/" + UUID.randomUUID(), value));
      }
    }
    try (var values = new StoredValues(new KafkaClients(platform.kafka(), "reader"))) {
      values.start();
      try (var current = values.follower().current("test")) {
        current.await();
      }

      assertThat(values.stopped()).isEmpty();
    }
  }

  private void awaitStopped(String reason) {
    await().atMost(LONG).until(() -> worker.health() instanceof Health.NotReady);
    assertThat(worker.health())
        .isInstanceOfSatisfying(
            Health.NotReady.class,
            health -> {
              assertThat(health.reason()).contains(reason);
              assertThat(health.needsRestart()).isTrue();
            });
  }
}
