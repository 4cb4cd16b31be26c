package io.keystream.schemas;

import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;

/**
 * What the audit log keeps of attempts that nobody known has proven to be his.
 *
 * @param resource what was meant, as records say it
 * @param node the service instance that refused
 */
public record StrangerRecord(AuditKind kind, String resource, String node) {

  /** Whoever it was: what a stranger says of itself is no principal. */
  public static final CallerRecord UNKNOWN = new CallerRecord("unknown", "unknown", null, false);

  /** Of attempts on a topic. */
  public static StrangerRecord on(Topic<?> topic, AuditKind kind, String node) {
    return new StrangerRecord(kind, "topic/" + topic, node);
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
        .setResource(resource)
        .build();
  }
}
