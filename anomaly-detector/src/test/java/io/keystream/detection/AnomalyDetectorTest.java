package io.keystream.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.Topic;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detector on a broker of its own, because one test leaves garbage on a topic. */
final class AnomalyDetectorTest {

  private static final Logger log = LoggerFactory.getLogger(AnomalyDetectorTest.class);
  private static final Duration LONG = Duration.ofSeconds(60);

  /** A Monday, 03:00 in Berlin. */
  private static final Instant NIGHT = Instant.parse("2026-11-02T02:00:00Z");

  @TempDir private Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<AlertRecord> waiting = new ArrayList<>();
  private EmbeddedKafka kafka;
  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<String, AlertRecord> alerts;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    open.add(kafka);
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
    producer = producer();
    open.add(producer);
    alerts = alerts();
    open.add(alerts);
  }

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void an_attempt_at_night_is_an_alert_a_moment_later() {
    startDetector(directory.resolve("detector"));
    send(Topics.CONTROLS, "batch", Topics.CONTROLS.codec().encode(Hours.office("batch")));
    var millis = new ArrayList<Long>();
    for (var i = 0; i < 20; i++) {
      var sent = System.nanoTime();
      use("id-" + i, "batch");
      assertThat(nextAlert().getRecordId()).isEqualTo("id-" + i);
      millis.add((System.nanoTime() - sent) / 1_000_000);
    }
    millis.sort(null);
    log.info(
        "alert visible after its record was sent: p50 {} ms, max {} ms",
        millis.get(millis.size() / 2),
        millis.getLast());
  }

  @Test
  void hours_declared_before_the_detector_started_count_for_records_before_it_started() {
    for (var i = 0; i < 20; i++) {
      var principal = "batch-" + i;
      send(Topics.CONTROLS, principal, Topics.CONTROLS.codec().encode(Hours.office(principal)));
      use("id-" + i, principal);
    }
    startDetector(directory.resolve("detector"));
    var found = new ArrayList<String>();
    for (var i = 0; i < 20; i++) {
      found.add(nextAlert().getRecordId());
    }
    assertThat(found).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void a_restart_without_its_directory_forgets_no_hours_and_repeats_no_alert() {
    var detector = startDetector(directory.resolve("detector"));
    send(Topics.CONTROLS, "batch", Topics.CONTROLS.codec().encode(Hours.office("batch")));
    use("one", "batch");
    assertThat(nextAlert().getRecordId()).isEqualTo("one");
    detector.close();
    use("two", "batch");
    startDetector(directory.resolve("empty"));
    assertThat(nextAlert().getRecordId()).isEqualTo("two");
  }

  @Test
  void bytes_that_are_no_record_stop_the_detection_and_health_says_where() {
    var detector = startDetector(directory.resolve("detector"));
    send(Topics.AUDIT_LOG, "batch", new byte[] {1, 2});
    await()
        .atMost(LONG)
        .until(() ->
            detector.health() instanceof AnomalyDetectorHealth.NotReady(var reason)
                && reason.matches(
                    ".*stopped at keystream.audit-log.v1 partition \\d offset 0: .*"));
  }

  private AnomalyDetector startDetector(Path stores) {
    var detector =
        AnomalyDetector.start(
            new AnomalyDetectorConfiguration(kafka.bootstrapServers(), "node-1", stores),
            InstantSource.system());
    open.add(detector);
    await().atMost(LONG).until(() -> detector.health() instanceof AnomalyDetectorHealth.Ready);
    return detector;
  }

  private void use(String id, String principal) {
    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var attempt = Hours.attempt(id, principal, NIGHT, at, AuditDecision.DENIED);
    send(Topics.AUDIT_LOG, principal, encode(Topics.AUDIT_LOG, attempt));
  }

  private static byte[] encode(Topic<AuditRecord> topic, AuditRecord record) {
    return topic.codec().encode(record);
  }

  private <V extends SpecificRecordBase> void send(Topic<V> topic, String key, byte[] bytes) {
    producer.beginTransaction();
    var _ = producer.send(new ProducerRecord<>(topic.name(), key, bytes));
    producer.commitTransaction();
  }

  private AlertRecord nextAlert() {
    await()
        .atMost(LONG)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> {
          alerts.poll(Duration.ofMillis(100)).forEach(alert -> waiting.add(alert.value()));
          return !waiting.isEmpty();
        });
    return waiting.removeFirst();
  }

  private KafkaProducer<String, byte[]> producer() {
    var made =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "detection-test-" + UUID.randomUUID(),
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                5),
            new StringSerializer(),
            new ByteArraySerializer());
    made.initTransactions();
    return made;
  }

  private KafkaConsumer<String, AlertRecord> alerts() {
    var made =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            Topics.ALERTS.deserializer());
    var partitions =
        made.partitionsFor(Topics.ALERTS.name()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    made.assign(partitions);
    made.seekToBeginning(partitions);
    return made;
  }
}
