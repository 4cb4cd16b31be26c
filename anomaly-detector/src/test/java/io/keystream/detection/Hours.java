package io.keystream.detection;

import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.BusinessHoursRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;
import java.util.List;

/** Declared hours and attempts for tests. */
public final class Hours {
  private Hours() {}

  public static BusinessHoursRecord declared(
      String zone, List<String> days, String from, String until) {
    return declared("batch", zone, days, from, until);
  }

  public static BusinessHoursRecord declared(
      String principal, String zone, List<String> days, String from, String until) {
    return new BusinessHoursRecord(
        principal,
        zone,
        days,
        from,
        until,
        Instant.parse("2026-10-01T10:00:00Z"),
        new CallerRecord("ops", "console", "ada", true));
  }

  /** Monday to Friday, 08:00 to 18:00 in Berlin. */
  public static BusinessHoursRecord office(String principal) {
    return declared(
        principal,
        "Europe/Berlin",
        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"),
        "08:00",
        "18:00");
  }

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
        false);
  }
}
