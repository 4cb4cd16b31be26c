package io.keystream.detection;

import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AlertSeverity;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges whether an attempt was made outside the business hours that are declared for its
 * principal.
 *
 * <p><b>Laws.</b> Both clocks are judged, the caller's and the service's: a caller that lies about
 * its clock adds suspicion and never removes it. Attempts that were denied or failed count. The
 * same record under the same hours raises the same alert, by the same id.
 */
public final class OutsideBusinessHours {

  public static final String DETECTION = "outside-business-hours";

  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private OutsideBusinessHours() {}

  /**
   * The alert that an attempt raises, if it raises one.
   *
   * @param now when the alert is raised, by the detector's clock
   */
  public static Optional<AlertRecord> judge(AuditRecord audit, WeeklyHours hours, Instant now) {
    return outside(audit, hours)
        .map(message ->
            new AlertRecord(
                AlertIds.of(DETECTION, audit.getCaller().getPrincipal(), audit.getRecordId()),
                DETECTION,
                AlertSeverity.MEDIUM,
                audit.getCaller(),
                audit.getKey(),
                audit.getOperation(),
                audit.getRecordedAt(),
                now.truncatedTo(ChronoUnit.MILLIS),
                audit.getRecordId(),
                message,
                audit.getResource()));
  }

  private static Optional<String> outside(AuditRecord audit, WeeklyHours hours) {
    var requested = hours.include(audit.getRequestedAt());
    var recorded = hours.include(audit.getRecordedAt());
    if (requested && recorded) {
      return Optional.empty();
    }
    return Optional.of(
        requested
            ? message(audit.getRecordedAt(), "the service's clock", hours)
            : message(
                audit.getRequestedAt(), recorded ? "the caller's clock" : "both clocks", hours));
  }

  private static String message(Instant at, String clock, WeeklyHours hours) {
    return "%s by %s is outside %s".formatted(WALL.format(at.atZone(hours.zone())), clock, hours);
  }
}
