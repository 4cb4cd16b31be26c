package io.keystream.audit.streams;

import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;

/** Audit records for tests. */
public final class Audits {
  private Audits() {}

  public static AuditRecord audit(
      String id,
      Instant recordedAt,
      String principal,
      String application,
      String key,
      AuditDecision decision) {
    return new AuditRecord(
        id,
        AuditKind.USE,
        "Encrypt",
        recordedAt.minusMillis(3),
        recordedAt,
        new CallerRecord(principal, application, "ada", false),
        key,
        1,
        "active",
        decision,
        decision == AuditDecision.ALLOWED ? "" : "key-is-suspended",
        "",
        42L,
        "worker-1",
        "keystream.crypto-requests.v1/0/7",
        "",
        0L,
        "",
        false,
        null);
  }
}
