package io.keystream.checker;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a compacted partition says: the newest record of every key, tombstones taken away. */
final class Newest<V> {

  private final Map<String, Entry<V>> byKey = new LinkedHashMap<>();

  void on(Entry<V> entry) {
    var key = String.valueOf(entry.key());
    if (entry.value() == null) {
      byKey.remove(key);
    } else {
      byKey.put(key, entry);
    }
  }

  Map<String, Entry<V>> byKey() {
    return byKey;
  }
}
