package io.keystream.edge;

import io.keystream.schemas.OwnSource;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Puts on record what a service does by itself because it is due, before it does it.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class OwnDeeds implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final AuditWriter audit;
  private final CallerRecord service;
  private final String node;

  /**
   * Of one service.
   *
   * @param audit closed in the end
   * @param principal that the service is
   */
  public OwnDeeds(AuditWriter audit, String principal, String node) {
    this.audit = audit;
    this.service = new CallerRecord(principal, node, null, false);
    this.node = node;
  }

  /**
   * Returns when it is on the log.
   *
   * @param detail one sentence that says why
   * @throws NotRecorded if Kafka does not take it: then it is not to be done
   */
  public void record(String operation, String resource, String detail, Instant now) {
    var record =
        AuditRecord.newBuilder()
            .setRecordId(UUID.randomUUID().toString())
            .setKind(AuditKind.CHANGE)
            .setOperation(operation)
            .setRequestedAt(now)
            .setRecordedAt(now)
            .setCaller(service)
            .setKey("")
            .setVersion(null)
            .setDecision(AuditDecision.ALLOWED)
            .setDetail(detail)
            .setNode(node)
            .setSource(OwnSource.TEXT)
            .setResource(resource)
            .build();
    AuditWriter.await(
        audit.send(List.of(AuditWriter.toLog(record, now))), System.nanoTime() + LIMIT.toNanos());
  }

  @Override
  public void close() {
    audit.close();
  }
}
