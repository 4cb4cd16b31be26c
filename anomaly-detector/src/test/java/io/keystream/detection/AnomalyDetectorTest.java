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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final Instant since =
      Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
  private final Operator operator = new Operator(since);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<AlertRecord> waiting = new ArrayList<>();
  private long newestMs;
  private Path certificate;
  private EmbeddedKafka kafka;
  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<String, AlertRecord> alerts;

  @BeforeEach
  void start() throws IOException {
    certificate = operator.certificate(directory.resolve("operator.crt"));
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    open.add(kafka);
    try (var admin = admin()) {
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
    startDetector("detector");
    declareOffice("batch");
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
      declareOffice("batch-" + i);
      use("id-" + i, "batch-" + i);
    }
    startDetector("detector");
    assertThat(nextAlerts(20)).doesNotHaveDuplicates();
  }

  @Test
  void an_order_that_was_acknowledged_before_an_attempt_is_known_when_it_is_judged() {
    startDetector("detector");
    var expected = new ArrayList<String>();
    for (var i = 0; i < 30; i++) {
      declareOffice("batch-" + i);
      use("watched-" + i, "batch-" + i);
      expected.add("watched-" + i);
      access(operator.withdraws("batch-" + i, tick()));
      use("not watched-" + i, "batch-" + i);
    }
    declareOffice("last");
    for (var partition = 0; partition < 30; partition++) {
      use("last-" + partition, "last");
      expected.add("last-" + partition);
    }
    assertThat(nextAlerts(60)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void an_order_that_is_being_written_is_waited_for() {
    startDetector("detector");
    access(operator.enrols("batch", tick()));
    try (var service = producer()) {
      service.beginTransaction();
      var _ = service.send(event(operator.declares("batch", Attempts.OFFICE, tick())));
      service.flush();
      use("one", "batch");
      service.commitTransaction();
    }
    assertThat(nextAlert().getRecordId()).isEqualTo("one");
  }

  @Test
  void an_attempt_is_judged_by_the_hours_of_its_time_in_every_replay() {
    var start = tick().minus(Duration.ofMinutes(30));
    access(operator.enrols("batch", start));
    access(operator.declares("batch", Attempts.OFFICE, start.plusSeconds(10)));
    access(operator.withdraws("batch", start.plusSeconds(20)));
    access(operator.declares("batch", Attempts.OFFICE, start.plusSeconds(30)));
    for (var second : List.of(5, 15, 25, 35)) {
      use("at second " + second, "batch", start.plusSeconds(second));
    }
    startDetector("detector");
    assertThat(nextAlerts(2)).containsExactly("at second 15", "at second 35");
  }

  @Test
  void hours_that_nobody_signed_hide_no_night_work() {
    startDetector("detector");
    declareOffice("batch");
    access(operator.forgedFor("batch", Attempts.OFFICE, tick()));
    access(new Operator(since).enrols("batch", tick()));
    access(new byte[] {1, 2});
    use("one", "batch");
    assertThat(nextAlert().getRecordId()).isEqualTo("one");
  }

  @Test
  void a_restart_without_its_directory_forgets_no_hours_and_repeats_no_alert() {
    var detector = startDetector("detector");
    declareOffice("batch");
    use("one", "batch");
    assertThat(nextAlert().getRecordId()).isEqualTo("one");
    detector.close();
    use("two", "batch");
    startDetector("empty");
    assertThat(nextAlert().getRecordId()).isEqualTo("two");
  }

  @Test
  void a_detector_that_cannot_follow_the_access_events_is_not_ready() throws Exception {
    var detector = startDetector("detector");
    declareOffice("batch");
    use("one", "batch");
    assertThat(nextAlert().getRecordId()).isEqualTo("one");
    try (var admin = admin()) {
      admin.deleteTopics(List.of(Topics.ACCESS_EVENTS.name())).all().get();
      await()
          .atMost(LONG)
          .ignoreExceptions()
          .untilAsserted(() -> new TopicSetup(admin, Sizing.LAPTOP).prepare());
    }
    await()
        .atMost(LONG)
        .until(() ->
            detector.health() instanceof AnomalyDetectorHealth.NotReady(var reason)
                && reason.startsWith("keystream.access-events.v1 is no longer followed: "));
  }

  @Test
  void bytes_that_are_no_record_stop_the_detection_and_health_says_where() {
    var detector = startDetector("detector");
    send(Topics.AUDIT_LOG, "batch", new byte[] {1, 2});
    await()
        .atMost(LONG)
        .until(() ->
            detector.health() instanceof AnomalyDetectorHealth.NotReady(var reason)
                && reason.matches(
                    ".*stopped at keystream.audit-log.v1 partition \\d offset 0: .*"));
  }

  private AnomalyDetector startDetector(String stores) {
    var detector =
        AnomalyDetector.start(
            new AnomalyDetectorConfiguration(
                kafka.bootstrapServers(), "node-1", directory.resolve(stores), certificate),
            InstantSource.system());
    open.add(detector);
    await().atMost(LONG).until(() -> detector.health() instanceof AnomalyDetectorHealth.Ready);
    return detector;
  }

  /** Enrols the principal and declares office hours. */
  private void declareOffice(String principal) {
    access(operator.enrols(principal, tick()));
    access(operator.declares(principal, Attempts.OFFICE, tick()));
  }

  private void use(String id, String principal) {
    use(id, principal, tick());
  }

  private void use(String id, String principal, Instant recordedAt) {
    var attempt = Attempts.attempt(id, principal, NIGHT, recordedAt, AuditDecision.DENIED);
    send(Topics.AUDIT_LOG, principal, Topics.AUDIT_LOG.codec().encode(attempt));
  }

  private void access(byte[] event) {
    send(event(event));
  }

  private static ProducerRecord<String, byte[]> event(byte[] value) {
    return new ProducerRecord<>(Topics.ACCESS_EVENTS.name(), "batch", value);
  }

  private void send(Topic<?> topic, String key, byte[] bytes) {
    send(new ProducerRecord<>(topic.name(), key, bytes));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    producer.beginTransaction();
    var _ = producer.send(record);
    producer.commitTransaction();
  }

  /** The time, a millisecond later than the last one at least: orders are newer than each other. */
  private Instant tick() {
    newestMs = Math.max(newestMs + 1, System.currentTimeMillis());
    return Instant.ofEpochMilli(newestMs);
  }

  private List<String> nextAlerts(int count) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      ids.add(nextAlert().getRecordId());
    }
    return ids;
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

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
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
