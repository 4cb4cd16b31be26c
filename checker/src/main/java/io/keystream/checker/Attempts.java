package io.keystream.checker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;

/** The attempts of one kind that the audit log or the key events know; about 50 bytes each. */
final class Attempts {

  private final AuditKind kind;
  private final IdTable ids = new IdTable();
  private final ByteColumn recorded = new ByteColumn();
  private final LocationColumn in = new LocationColumn(Topics.AUDIT_LOG.name());
  private final ByteColumn effects = new ByteColumn();

  Attempts(AuditKind kind) {
    this.kind = kind;
  }

  int size() {
    return ids.size();
  }

  int row(String principal, String key, String id) {
    return ids.row(Identity.of(kind, principal, key, id));
  }

  /** Remembers the first record of an attempt. */
  void record(int row, AuditRecord record, Location at) {
    recorded.set(row, Decisions.code(record.getDecision()));
    in.set(row, at);
  }

  boolean isRecorded(int row) {
    return recorded.at(row) != 0;
  }

  /** Of a recorded attempt. */
  AuditDecision decision(int row) {
    return Decisions.of(recorded.at(row));
  }

  /** Where a recorded attempt is recorded. */
  Location recordedAt(int row) {
    return in.at(row);
  }

  /** One more run of events that the attempt left; returns how many there are. */
  int effect(int row) {
    return effects.increment(row);
  }

  boolean hasEffect(int row) {
    return effects.at(row) > 0;
  }
}
