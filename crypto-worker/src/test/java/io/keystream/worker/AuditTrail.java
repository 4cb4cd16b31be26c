package io.keystream.worker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import java.util.List;

/** What the audit log holds at this moment. */
final class AuditTrail {
  private AuditTrail() {}

  static List<AuditRecord> of(String bootstrapServers) {
    return WholeTopic.of(bootstrapServers, Topics.AUDIT_LOG.name()).stream()
        .map(record -> Topics.AUDIT_LOG.codec().decode(record.value()))
        .toList();
  }

  /** Every record of one attempt; a reply that was seen has its record in the log already. */
  static List<AuditRecord> of(String bootstrapServers, String recordId) {
    return of(bootstrapServers).stream()
        .filter(record -> record.getRecordId().equals(recordId))
        .toList();
  }
}
