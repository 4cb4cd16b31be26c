package io.keystream.detection.streams;

import static io.keystream.detection.Hours.attempt;
import static io.keystream.detection.Hours.declared;
import static io.keystream.detection.Hours.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AlertSeverity;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.BusinessHoursRecord;
import io.keystream.streams.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutsideBusinessHoursTopologyTest {

  private static final Instant NIGHT = Instant.parse("2026-11-02T02:00:00Z");
  private static final Instant DAY = Instant.parse("2026-11-02T10:00:00Z");

  private final TopologyTestDriver driver = new TopologyTestDriver(topology(), properties());
  private final TestInputTopic<String, AuditRecord> log =
      driver.createInputTopic(
          Topics.AUDIT_LOG.name(), new StringSerializer(), Topics.AUDIT_LOG.serializer());
  private final TestInputTopic<String, BusinessHoursRecord> controls =
      driver.createInputTopic(
          Topics.CONTROLS.name(), new StringSerializer(), Topics.CONTROLS.serializer());
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
    declare("batch", office("batch"));
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
    declare("batch", office("batch"));
    use("one", "batch", DAY);
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void a_principal_without_declared_hours_raises_nothing() {
    declare("batch", office("batch"));
    use("one", "crypto-worker", NIGHT);
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void hours_that_were_taken_back_raise_nothing() {
    declare("batch", office("batch"));
    declare("batch", null);
    use("one", "batch", NIGHT);
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void the_newest_hours_count() {
    declare("batch", office("batch"));
    declare("batch", declared("Europe/Berlin", List.of("MONDAY"), "02:00", "04:00"));
    use("one", "batch", NIGHT);
    use("two", "batch", DAY);
    assertThat(alerts.readValuesToList())
        .extracting(AlertRecord::getRecordId)
        .containsExactly("two");
  }

  @Test
  void hours_that_make_no_sense_raise_an_alert_and_leave_those_before_in_force() {
    declare("batch", office("batch"));
    declare("batch", declared("Mars/Base", List.of("MONDAY"), "00:00", "23:59"));
    use("one", "batch", NIGHT);
    var raised = alerts.readValuesToList();
    assertThat(raised)
        .extracting(AlertRecord::getDetection)
        .containsExactly("business-hours-unreadable", "outside-business-hours");
    var unreadable = raised.getFirst();
    assertThat(unreadable.getSeverity()).isEqualTo(AlertSeverity.HIGH);
    assertThat(unreadable.getCaller().getPrincipal()).isEqualTo("ops");
    assertThat(unreadable.getRecordId()).isEqualTo("keystream.controls.v1/0/1");
    assertThat(unreadable.getMessage()).contains("zone must be an IANA time zone: 'Mars/Base'");
  }

  @Test
  void hours_under_the_record_key_of_another_are_not_in_force() {
    declare("victim", office("batch"));
    use("one", "victim", NIGHT);
    assertThat(alerts.readValuesToList())
        .extracting(AlertRecord::getDetection)
        .containsExactly("business-hours-unreadable");
  }

  @Test
  void a_replay_raises_the_same_alerts() {
    declare("batch", office("batch"));
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

  private void declare(String principal, @Nullable BusinessHoursRecord hours) {
    controls.pipeInput(principal, hours);
  }

  private void use(String id, String principal, Instant at) {
    log.pipeInput(principal, attempt(id, principal, at, at, AuditDecision.DENIED));
  }

  private static Topology topology() {
    return new OutsideBusinessHoursTopology(
            Topics.AUDIT_LOG, Topics.CONTROLS, Topics.ALERTS, () -> DAY, new Progress())
        .topology();
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-" + UUID.randomUUID());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, System.getProperty("java.io.tmpdir"));
    return properties;
  }
}
