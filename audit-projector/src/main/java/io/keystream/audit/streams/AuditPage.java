package io.keystream.audit.streams;

import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of audit records, newest first.
 *
 * @param next the cursor of the next page; null only when nothing older is in the view
 * @param keptSince records before this time have left the view; null while none has
 */
public record AuditPage(List<Row> rows, @Nullable AuditCursor next, @Nullable Instant keptSince) {

  /** A record with its place in the log. */
  public record Row(int partition, long offset, AuditRecord record) {}

  public AuditPage {
    rows = List.copyOf(rows);
  }
}
