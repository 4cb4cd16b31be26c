package io.keystream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, because it is stopped. */
final class BrokerRestartTest {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String TOPIC = "values";

  @TempDir private Path directory;

  @Test
  void a_job_without_its_broker_is_not_ready_and_comes_back_with_it()
      throws ExecutionException, InterruptedException {
    var broker = directory.resolve("kafka");
    var first = EmbeddedKafka.start(broker);
    var servers = Map.<String, Object>of("bootstrap.servers", first.bootstrapServers());
    try (var admin = Admin.create(servers)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      try (var job = start(first.bootstrapServers(), admin)) {
        awaitReady(job);
        first.close();
        assertThat(job.health())
            .isInstanceOfSatisfying(
                JobHealth.NotReady.class,
                notReady -> assertThat(notReady.reason()).contains("job: Kafka did not"));

        try (var _ = EmbeddedKafka.start(broker);
            var producer =
                new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
          awaitReady(job);
          var value = "value".getBytes(StandardCharsets.UTF_8);
          producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
          assertThat(job.catchUp(LONG).isComplete()).isTrue();
          // The rejoined group may still move the partition; its store is away for that moment.
          await()
              .atMost(LONG)
              .ignoreExceptionsInstanceOf(InvalidStateStoreException.class)
              .untilAsserted(
                  () -> assertThat(KeepValues.value(job, TOPIC, 0, "key")).contains("value"));
        }
      }
    }
  }

  private StreamsJob start(String servers, Admin admin) {
    var progress = new Progress();
    return StreamsJob.start(
        new JobSettings("job", List.of(TOPIC), servers, "node-1", directory, Duration.ofMillis(20)),
        KeepValues.topology(TOPIC, progress),
        progress,
        admin,
        InstantSource.system());
  }

  private static void awaitReady(StreamsJob job) {
    await().atMost(LONG).until(() -> job.health() instanceof JobHealth.Ready);
  }
}
