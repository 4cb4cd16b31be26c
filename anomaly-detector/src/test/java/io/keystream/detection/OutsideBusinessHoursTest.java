package io.keystream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AlertSeverity;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutsideBusinessHoursTest {

  /** A Monday, 11:00 and 03:00 in Berlin. */
  private static final Instant DAY = Instant.parse("2026-11-02T10:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-11-02T02:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00.020999Z");

  @Test
  void an_attempt_inside_by_both_clocks_raises_nothing() {
    assertThat(judge("id", DAY, DAY)).isEmpty();
  }

  @Test
  void an_attempt_outside_by_the_callers_clock_alone_raises_an_alert() {
    assertThat(judge("id", NIGHT, DAY))
        .map(AlertRecord::getMessage)
        .contains(
            "Monday 2026-11-02 03:00 by the caller's clock is outside"
                + " Mon-Fri 08:00-18:00 Europe/Berlin");
  }

  @Test
  void a_caller_cannot_hide_the_night_behind_a_clock_that_says_day() {
    assertThat(judge("id", DAY, NIGHT))
        .map(AlertRecord::getMessage)
        .hasValueSatisfying(
            m -> assertThat(m).startsWith("Monday 2026-11-02 03:00 by the service's clock is"));
  }

  @Test
  void an_attempt_outside_by_both_clocks_raises_one_alert() {
    assertThat(judge("id", NIGHT, NIGHT))
        .map(AlertRecord::getMessage)
        .hasValueSatisfying(m -> assertThat(m).contains("by both clocks"));
  }

  @ParameterizedTest
  @EnumSource(AuditDecision.class)
  void an_attempt_counts_whatever_was_decided(AuditDecision decision) {
    var attempt = Attempts.attempt("id", "batch", NIGHT, NIGHT, decision);
    assertThat(OutsideBusinessHours.judge(attempt, Attempts.OFFICE, NOW)).isPresent();
  }

  @Test
  void the_alert_says_who_what_and_when() {
    var alert = judge("request-1", NIGHT, DAY).orElseThrow();
    assertThat(alert.getDetection()).isEqualTo("outside-business-hours");
    assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.MEDIUM);
    assertThat(alert.getCaller().getPrincipal()).isEqualTo("batch");
    assertThat(alert.getCaller().getApplication()).isEqualTo("billing");
    assertThat(alert.getKey()).isEqualTo("payments/cards");
    assertThat(alert.getOperation()).isEqualTo("Decrypt");
    assertThat(alert.getObservedAt()).isEqualTo(DAY);
    assertThat(alert.getRaisedAt()).isEqualTo(Instant.parse("2026-11-02T10:00:00.020Z"));
    assertThat(alert.getRecordId()).isEqualTo("request-1");
  }

  @Test
  void the_alert_of_a_secret_names_its_path() {
    var read =
        AuditRecord.newBuilder(Attempts.attempt("id", "batch", NIGHT, DAY, AuditDecision.ALLOWED))
            .setKey("")
            .setResource("secret/shop/db")
            .build();

    var alert = OutsideBusinessHours.judge(read, Attempts.OFFICE, NOW).orElseThrow();

    assertThat(alert.getKey()).isEmpty();
    assertThat(alert.getResource()).isEqualTo("secret/shop/db");
  }

  @Test
  void the_same_record_always_raises_an_alert_of_the_same_id() {
    assertThat(judge("id", NIGHT, DAY).orElseThrow().getAlertId())
        .isEqualTo(judge("id", NIGHT, NIGHT).orElseThrow().getAlertId())
        .isEqualTo("020981d9-0316-329e-8209-30432efcb822");
  }

  @Test
  void nobody_raises_an_alert_under_the_id_of_anothers() {
    var other = Attempts.attempt("id", "other", NIGHT, NIGHT, AuditDecision.ALLOWED);
    assertThat(OutsideBusinessHours.judge(other, Attempts.OFFICE, NOW).orElseThrow().getAlertId())
        .isNotEqualTo(judge("id", NIGHT, NIGHT).orElseThrow().getAlertId());
  }

  private static Optional<AlertRecord> judge(String id, Instant requestedAt, Instant recordedAt) {
    var attempt = Attempts.attempt(id, "batch", requestedAt, recordedAt, AuditDecision.ALLOWED);
    return OutsideBusinessHours.judge(attempt, Attempts.OFFICE, NOW);
  }
}
