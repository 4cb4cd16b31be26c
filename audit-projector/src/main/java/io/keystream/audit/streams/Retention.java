package io.keystream.audit.streams;

import io.keystream.schemas.Codec;
import io.keystream.schemas.wire.AuditRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Takes records out of the view when they are too old by the newest record's time, and remembers in
 * the store since when the view is whole.
 *
 * <p>The records' own clock decides; a record from the future counts as one of this moment, so that
 * a clock which runs ahead does not empty the view.
 */
final class Retention {

  /** The view is purged in steps, so that a record seldom pays for it. */
  private static final long STEP_MILLIS = 60_000;

  private static final int MAX_PURGED = 1_000;
  private static final Bytes HORIZON = Bytes.wrap("h".getBytes(StandardCharsets.US_ASCII));

  private final Duration kept;
  private final InstantSource clock;
  private long horizon = Long.MIN_VALUE;

  Retention(Duration kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  void open(ReadOnlyKeyValueStore<Bytes, byte[]> records) {
    horizon = keptSince(records).orElse(Long.MIN_VALUE);
  }

  /** Since when the view is whole; empty while nothing was ever taken out or left out. */
  static OptionalLong keptSince(ReadOnlyKeyValueStore<Bytes, byte[]> records) {
    var stored = records.get(HORIZON);
    return stored == null
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(stored).getLong());
  }

  boolean isTooOld(long millis) {
    return millis < horizon;
  }

  /**
   * A record that came too late is not in the view: from here on it says since when it is whole.
   */
  void leaveOut(KeyValueStore<Bytes, byte[]> records) {
    remember(records);
  }

  void purge(KeyValueStore<Bytes, byte[]> records, Codec<AuditRecord> codec, long newestMillis) {
    var cutoff = Math.min(newestMillis, clock.millis()) - kept.toMillis();
    var from = Math.max(horizon, 0);
    if (cutoff - from < STEP_MILLIS) {
      return;
    }
    var old = old(records, from, cutoff);
    for (var row : old) {
      remove(records, codec, row);
    }
    horizon = old.size() < MAX_PURGED ? cutoff : AuditIndex.place(old.getLast().key).millis();
    if (!old.isEmpty() || keptSince(records).isPresent()) {
      remember(records);
    }
  }

  private static List<KeyValue<Bytes, byte[]>> old(
      ReadOnlyKeyValueStore<Bytes, byte[]> records, long from, long cutoff) {
    var old = new ArrayList<KeyValue<Bytes, byte[]>>();
    var first = AuditIndex.record(AuditPlace.firstAt(from));
    var last = AuditIndex.record(AuditPlace.lastBefore(cutoff));
    try (var rows = records.range(first, last)) {
      // A millisecond is taken out whole, so that a horizon can stand between two of them.
      while (rows.hasNext()
          && (old.size() < MAX_PURGED || millis(rows.peekNextKey()) == millis(old.getLast().key))) {
        old.add(rows.next());
      }
    }
    return old;
  }

  private static void remove(
      KeyValueStore<Bytes, byte[]> records, Codec<AuditRecord> codec, KeyValue<Bytes, byte[]> row) {
    var pointers = AuditIndex.pointers(codec.decode(row.value), AuditIndex.place(row.key));
    for (var pointer : pointers) {
      records.delete(pointer);
    }
    records.delete(row.key);
  }

  private static long millis(Bytes row) {
    return AuditIndex.place(row).millis();
  }

  private void remember(KeyValueStore<Bytes, byte[]> records) {
    records.put(HORIZON, ByteBuffer.allocate(Long.BYTES).putLong(horizon).array());
  }
}
