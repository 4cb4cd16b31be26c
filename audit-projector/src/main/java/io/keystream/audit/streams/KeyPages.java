package io.keystream.audit.streams;

import io.keystream.domain.key.KeyName;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.streams.StoreOfPartition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads keys out of the key stores of all partitions; a key lives in one of them. */
public final class KeyPages {
  private KeyPages() {}

  /**
   * Keys in the order of their names.
   *
   * @param after the name behind which the page begins, empty for the first page
   */
  public static KeyPage list(
      List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, KeyStateRecord>>> versions,
      String prefix,
      String after,
      int limit) {
    var found =
        versions.stream()
            .flatMap(part -> list(part.store(), prefix, after, limit + 1).stream())
            .sorted(Comparator.comparing(KeySummary::name))
            .toList();
    return new KeyPage(found.stream().limit(limit).toList(), found.size() > limit);
  }

  /** The key with its whole history folded, unless nothing happened under the name. */
  public static Optional<KeyFold> find(
      List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, KeyEventRecord>>> history, KeyName name) {
    return history.stream()
        .map(part -> fold(part.store(), name))
        .filter(fold -> fold.sequence() > 0)
        .findFirst();
  }

  static KeyFold fold(ReadOnlyKeyValueStore<Bytes, KeyEventRecord> history, KeyName name) {
    var fold = KeyFold.empty(name);
    try (var rows = history.range(KeyRows.firstOf(name), KeyRows.behind(name.path()))) {
      while (rows.hasNext()) {
        fold = fold.apply(rows.next().value);
      }
    }
    return fold;
  }

  private static List<KeySummary> list(
      ReadOnlyKeyValueStore<Bytes, KeyStateRecord> versions,
      String prefix,
      String after,
      int limit) {
    var first =
        after.compareTo(prefix) < 0 ? KeyRows.firstWithPrefix(prefix) : KeyRows.behind(after);
    var found = new ArrayList<KeySummary>();
    var ofKey = new ArrayList<KeyStateRecord>();
    try (var rows = versions.range(first, KeyRows.behindPrefix(prefix))) {
      while (rows.hasNext() && found.size() < limit) {
        var state = rows.next().value;
        if (!ofKey.isEmpty() && !ofKey.getFirst().getKey().equals(state.getKey())) {
          found.add(KeySummary.of(ofKey));
          ofKey.clear();
        }
        ofKey.add(state);
      }
    }
    if (!ofKey.isEmpty() && found.size() < limit) {
      found.add(KeySummary.of(ofKey));
    }
    return found;
  }
}
