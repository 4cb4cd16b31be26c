package io.keystream.detection;

import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;

/** Attempts for tests, and the hours that they are judged by. */
public final class Attempts {

  /** In Berlin: {@code 2026-11-02} is a Monday. */
  public static final WeeklyHours OFFICE = WeeklyHours.parse("Mon-Fri 08:00-18:00 Europe/Berlin");

  private Attempts() {}

  public static AuditRecord attempt(
      String id,
      String principal,
      Instant requestedAt,
      Instant recordedAt,
      AuditDecision decision) {
    return new AuditRecord(
        id,
        AuditKind.USE,
        "Decrypt",
        requestedAt,
        recordedAt,
        new CallerRecord(principal, "billing", null, false),
        "payments/cards",
        1,
        "active",
        decision,
        "",
        "",
        16L,
        "worker-1",
        "",
        "",
        0L,
        "",
        false,
        null);
  }
}
