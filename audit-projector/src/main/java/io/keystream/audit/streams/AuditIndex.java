package io.keystream.audit.streams;

import io.keystream.schemas.wire.AuditRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * The orders in which audit records can be read: each is a range of rows in one store.
 *
 * <p>A row is the index's letter, the term looked for, a zero byte, the record's time and its
 * offset, so that the rows of a term stand together in the order of time. The row by time holds the
 * record; the others only point to it by time and offset. The same record always makes the same
 * rows: to index it twice changes nothing.
 */
enum AuditIndex {
  TIME('t'),
  KEY('k'),
  PRINCIPAL('p'),
  DECISION('d');

  /** Longer terms share the rows of their beginning; a reader compares the record itself. */
  static final int MAX_TERM = 200;

  private static final int PLACE_BYTES = 2 * Long.BYTES;

  private final byte letter;

  AuditIndex(char letter) {
    this.letter = (byte) letter;
  }

  /** The rows that point to a record. */
  static List<Bytes> pointers(AuditRecord audit, AuditPlace place) {
    var rows = new ArrayList<Bytes>();
    if (!audit.getKey().isEmpty()) {
      rows.add(KEY.row(audit.getKey(), place));
    }
    rows.add(PRINCIPAL.row(audit.getCaller().getPrincipal(), place));
    rows.add(DECISION.row(audit.getDecision().name(), place));
    return rows;
  }

  /** The row of a term at a place; also the bound of a range of its rows. */
  Bytes row(String term, AuditPlace place) {
    var name = term.length() <= MAX_TERM ? term : term.substring(0, MAX_TERM);
    var utf8 = name.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + utf8.length + 1 + PLACE_BYTES)
            .put(letter)
            .put(utf8)
            .put((byte) 0)
            // With the sign turned, times sort as unsigned bytes.
            .putLong(place.millis() ^ Long.MIN_VALUE)
            .putLong(place.offset())
            .array());
  }

  static Bytes record(AuditPlace place) {
    return TIME.row("", place);
  }

  static AuditPlace place(Bytes row) {
    var bytes = row.get();
    var place = ByteBuffer.wrap(bytes, bytes.length - PLACE_BYTES, PLACE_BYTES);
    return new AuditPlace(place.getLong() ^ Long.MIN_VALUE, place.getLong());
  }
}
