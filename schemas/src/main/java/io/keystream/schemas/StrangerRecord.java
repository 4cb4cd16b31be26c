package io.keystream.schemas;

import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;

/**
 * What the audit log keeps of attempts on a topic that nobody known has proven to be his.
 *
 * @param node the service instance that refused
 */
public record StrangerRecord(AuditKind kind, Topic<?> topic, String node) {

  /** Whoever it was: what a stranger says of itself is no principal. */
  public static final CallerRecord UNKNOWN = new CallerRecord("unknown", "unknown", null, false);

  /** What was meant, as records say it. */
  public String resource() {
    return "topic/" + topic;
  }

  /** One record, of an attempt or of a count of them. */
  public AuditRecord of(
      String operation,
      String id,
      String source,
      Instant requestedAt,
      Instant now,
      String code,
      String detail) {
    return AuditRecord.newBuilder()
        .setRecordId(id)
        .setKind(kind)
        .setOperation(operation)
        .setRequestedAt(requestedAt)
        .setRecordedAt(now)
        .setCaller(UNKNOWN)
        .setKey("")
        .setVersion(null)
        .setDecision(AuditDecision.DENIED)
        .setReason(code)
        .setDetail(detail)
        .setNode(node)
        .setSource(source)
        .setResource(resource())
        .build();
  }
}
