package io.keystream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keystream.testkit.SharedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsJobTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final String topic = "job-" + UUID.randomUUID();
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", servers()));
  @TempDir private Path directory;
  private @Nullable StreamsJob job;

  @BeforeEach
  void topic() throws ExecutionException, InterruptedException {
    admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
  }

  @AfterEach
  void close() {
    if (job != null) {
      job.close();
    }
    admin.close();
  }

  @Test
  void what_was_written_before_the_question_is_in_the_answer() {
    var running = start();
    try (var producer = producer()) {
      for (var i = 0; i < 20; i++) {
        send(producer, i % 2, "key-" + i, "value-" + i);
        var completeness = running.catchUp(LONG);
        assertThat(completeness.isComplete()).isTrue();
        assertThat(value(running, i % 2, "key-" + i)).contains("value-" + i);
      }
    }
  }

  @Test
  void a_partition_that_ends_in_an_aborted_transaction_is_complete() {
    var running = start();
    try (var producer = producer()) {
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(topic, 0, "key", bytes("value")));
      producer.flush();
      producer.abortTransaction();
    }
    assertThat(running.catchUp(LONG).isComplete()).isTrue();
    assertThat(value(running, 0, "key")).isEmpty();
  }

  @Test
  void a_restarted_job_is_complete_without_a_further_record() {
    var first = start();
    try (var producer = producer()) {
      send(producer, 0, "key", "value");
    }
    first.catchUp(LONG);
    first.close();

    var second = start();
    assertThat(second.catchUp(LONG).isComplete()).isTrue();
    assertThat(value(second, 0, "key")).contains("value");
  }

  @Test
  void a_question_that_cannot_wait_says_how_far_behind_the_answer_is() {
    try (var producer = producer()) {
      send(producer, 1, "key", "value");
    }
    job = StreamsJob.start(settings(), topology(new Progress()), new Progress(), admin, clock());
    var completeness = job.catchUp(Duration.ofNanos(1));
    assertThat(completeness.isComplete()).isFalse();
    assertThat(completeness.behind()).isEqualTo(2);
  }

  @Test
  void a_record_that_cannot_be_processed_stops_the_job_and_health_says_where() {
    var running = start();
    try (var producer = producer()) {
      send(producer, 1, "key", "value");
      send(producer, 1, "key", "poison");
    }
    await()
        .atMost(LONG)
        .until(() ->
            running.health() instanceof JobHealth.NotReady(var reason)
                && reason.contains("stopped at " + topic + " partition 1 offset 2: poison"));
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThatThrownBy(() -> KeepValues.value(running, topic, 1, "key"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("partition 1 offset 2"));
  }

  @Test
  void a_job_whose_topic_does_not_exist_does_not_start() {
    var settings =
        new JobSettings(
            topic, List.of("absent-" + topic), servers(), "n", directory, Duration.ofMillis(20));
    assertThatThrownBy(() ->
            StreamsJob.start(
                settings, topology(new Progress()), new Progress(), admin, clock(), Duration.ZERO))
        .isInstanceOf(KafkaDoesNotAnswer.class)
        .hasMessageContaining("absent-" + topic);
  }

  private StreamsJob start() {
    var progress = new Progress();
    var started = StreamsJob.start(settings(), topology(progress), progress, admin, clock());
    job = started;
    await().atMost(LONG).until(() -> started.health() instanceof JobHealth.Ready);
    return started;
  }

  private JobSettings settings() {
    return new JobSettings(
        topic, List.of(topic), servers(), "node-1", directory, Duration.ofMillis(20));
  }

  private Topology topology(Progress progress) {
    return KeepValues.topology(topic, progress);
  }

  private Optional<String> value(StreamsJob running, int partition, String key) {
    return KeepValues.value(running, topic, partition, key);
  }

  private KafkaProducer<String, byte[]> producer() {
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "tx-" + UUID.randomUUID()),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private void send(
      KafkaProducer<String, byte[]> producer, int partition, String key, String value) {
    producer.beginTransaction();
    var _ = producer.send(new ProducerRecord<>(topic, partition, key, bytes(value)));
    producer.commitTransaction();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String servers() {
    return SharedKafka.bootstrapServers();
  }

  private static InstantSource clock() {
    return InstantSource.system();
  }
}
