package io.keystream.checker;

import io.keystream.domain.key.KeyName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The histories of the keys of one partition. */
final class Histories {

  private final Map<KeyName, History> byName = new HashMap<>();

  /** The key's history, empty where nothing was read of it. */
  History of(KeyName name) {
    return byName.computeIfAbsent(name, History::new);
  }

  @Nullable History find(KeyName name) {
    return byName.get(name);
  }

  Iterable<History> all() {
    return byName.values();
  }

  int size() {
    return byName.size();
  }
}
