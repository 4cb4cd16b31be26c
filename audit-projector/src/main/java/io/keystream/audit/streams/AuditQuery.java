package io.keystream.audit.streams;

import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit records are wanted; what is absent does not narrow.
 *
 * @param from the earliest time of recording, inclusive
 * @param to the latest, exclusive
 * @param after the record behind which the page begins, on the way from new to old
 */
public record AuditQuery(
    @Nullable String key,
    @Nullable String principal,
    @Nullable String application,
    @Nullable AuditDecision decision,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit,
    @Nullable AuditCursor after) {

  /** The order that leaves the fewest records to look at. */
  AuditIndex index() {
    if (key != null) {
      return AuditIndex.KEY;
    }
    if (principal != null) {
      return AuditIndex.PRINCIPAL;
    }
    return decision != null && decision != AuditDecision.ALLOWED
        ? AuditIndex.DECISION
        : AuditIndex.TIME;
  }

  /** What to look for in that order. */
  String term() {
    return switch (index()) {
      case KEY -> String.valueOf(key);
      case PRINCIPAL -> String.valueOf(principal);
      case DECISION -> String.valueOf(decision);
      case TIME -> "";
    };
  }

  boolean matches(AuditRecord record) {
    return (key == null || key.equals(record.getKey()))
        && (principal == null || principal.equals(record.getCaller().getPrincipal()))
        && (application == null || application.equals(record.getCaller().getApplication()))
        && (decision == null || decision == record.getDecision());
  }
}
