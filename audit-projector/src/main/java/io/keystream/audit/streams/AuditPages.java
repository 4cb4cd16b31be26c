package io.keystream.audit.streams;

import io.keystream.schemas.Codec;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.streams.StoreOfPartition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads audit records out of the stores of all partitions, newest first. */
public final class AuditPages {

  /** A page looks at no more records than this; a short page with a cursor says so. */
  static final int MAX_SCANNED = 50_000;

  private final Codec<AuditRecord> codec;
  private final int maxScanned;

  public AuditPages(Codec<AuditRecord> codec) {
    this(codec, MAX_SCANNED);
  }

  AuditPages(Codec<AuditRecord> codec, int maxScanned) {
    this.codec = codec;
    this.maxScanned = maxScanned;
  }

  public AuditPage read(
      List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, byte[]>>> stores, AuditQuery query) {
    var keptSince =
        stores.stream()
            .map(part -> Retention.keptSince(part.store()))
            .flatMapToLong(OptionalLong::stream)
            .max();
    try (var places = NewestFirst.of(stores, query, keptSince.orElse(0))) {
      return page(
          places,
          query,
          keptSince.isPresent() ? Instant.ofEpochMilli(keptSince.getAsLong()) : null);
    }
  }

  private AuditPage page(NewestFirst places, AuditQuery query, @Nullable Instant keptSince) {
    var rows = new ArrayList<AuditPage.Row>();
    AuditCursor last = null;
    for (var scanned = 0; places.hasNext(); scanned++) {
      if (rows.size() == query.limit() || scanned == maxScanned) {
        return new AuditPage(rows, last, keptSince);
      }
      var found = places.next();
      last = found.cursor();
      var bytes = found.bytes();
      // A record may leave the view between its pointer and itself.
      if (bytes != null) {
        var record = codec.decode(bytes);
        if (query.matches(record)) {
          rows.add(new AuditPage.Row(last.partition(), last.offset(), record));
        }
      }
    }
    return new AuditPage(rows, null, keptSince);
  }
}
