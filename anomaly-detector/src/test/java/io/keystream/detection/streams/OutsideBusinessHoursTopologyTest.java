package io.keystream.detection.streams;

import static io.keystream.detection.Attempts.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.detection.Attempts;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.streams.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutsideBusinessHoursTopologyTest {

  private static final Instant NIGHT = Instant.parse("2026-11-02T02:00:00Z");
  private static final Instant DAY = Instant.parse("2026-11-02T10:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private final TopologyTestDriver driver = new TopologyTestDriver(topology(), properties());
  private final TestInputTopic<String, AuditRecord> log =
      driver.createInputTopic(
          Topics.AUDIT_LOG.name(), new StringSerializer(), Topics.AUDIT_LOG.serializer());
  private final TestOutputTopic<String, AlertRecord> alerts =
      driver.createOutputTopic(
          Topics.ALERTS.name(), new StringDeserializer(), Topics.ALERTS.deserializer());

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void the_topology_is_the_pinned_one() throws IOException {
    try (var pinned =
        Objects.requireNonNull(
            getClass().getResourceAsStream("outside-business-hours.topology.txt"))) {
      assertThat(topology().describe().toString().strip())
          .isEqualTo(new String(pinned.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void an_attempt_at_night_raises_an_alert_under_its_principal() {
    use("one", "batch", NIGHT);
    assertThat(alerts.readRecordsToList())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.key()).isEqualTo("batch");
          assertThat(alert.value().getRecordId()).isEqualTo("one");
        });
  }

  @Test
  void an_attempt_by_day_raises_nothing() {
    use("one", "batch", DAY);
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void a_principal_without_declared_hours_raises_nothing() {
    use("one", "crypto-worker", NIGHT);
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void hours_are_asked_for_with_the_place_of_the_record() {
    use("one", "batch", DAY);
    use("two", "batch", NIGHT);
    assertThat(asked).containsExactly("one at 0/0", "two at 0/1");
  }

  @Test
  void a_replay_raises_the_same_alerts() {
    use("one", "batch", NIGHT);
    use("one", "batch", NIGHT);
    assertThat(alerts.readValuesToList())
        .extracting(AlertRecord::getAlertId)
        .hasSize(2)
        .containsOnly(
            UUID.nameUUIDFromBytes(
                    "outside-business-hours\n5\nbatch\none".getBytes(StandardCharsets.UTF_8))
                .toString());
  }

  @Test
  void an_audit_record_without_a_value_stops_the_detection() {
    assertThatThrownBy(() -> log.pipeInput("batch", null))
        .hasRootCauseMessage("corrupt log: an audit record without a value");
  }

  private void use(String id, String principal, Instant at) {
    log.pipeInput(principal, attempt(id, principal, at, at, AuditDecision.DENIED));
  }

  private Topology topology() {
    return new OutsideBusinessHoursTopology(
            Topics.AUDIT_LOG, this::hours, Topics.ALERTS, () -> DAY, new Progress())
        .topology();
  }

  private Optional<WeeklyHours> hours(AuditRecord record, int partition, long offset) {
    asked.add("%s at %d/%d".formatted(record.getRecordId(), partition, offset));
    return record.getCaller().getPrincipal().equals("batch")
        ? Optional.of(Attempts.OFFICE)
        : Optional.empty();
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-" + UUID.randomUUID());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, System.getProperty("java.io.tmpdir"));
    return properties;
  }
}
