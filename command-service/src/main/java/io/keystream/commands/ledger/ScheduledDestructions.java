package io.keystream.commands.ledger;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.Version.Destruction;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which keys were scheduled for destruction and when, so that nobody searches for those due. */
final class ScheduledDestructions {

  /** Cancelled ones stay until their time comes and are dropped then. */
  private final NavigableMap<Instant, Set<KeyName>> keys = new TreeMap<>();

  void add(Instant at, KeyName key) {
    keys.computeIfAbsent(at, _ -> new HashSet<>()).add(key);
  }

  void add(Key key) {
    if (key instanceof Key.Present present) {
      for (var version : present.versions().values()) {
        if (version.destruction() instanceof Destruction.Scheduled(var at)) {
          add(at, present.name());
        }
      }
    }
  }

  /** The keys with destructions whose time has come, each with the earliest such time. */
  Map<KeyName, Instant> due(Instant now, Function<KeyName, Key> current) {
    var due = new LinkedHashMap<KeyName, Instant>();
    var times = keys.headMap(now, true).entrySet().iterator();
    while (times.hasNext()) {
      var time = times.next();
      time.getValue().removeIf(key -> !isScheduled(current.apply(key), time.getKey()));
      time.getValue().forEach(key -> due.putIfAbsent(key, time.getKey()));
      if (time.getValue().isEmpty()) {
        times.remove();
      }
    }
    return due;
  }

  private static boolean isScheduled(Key key, Instant at) {
    return key instanceof Key.Present present
        && present.versions().values().stream()
            .anyMatch(version ->
                version.destruction() instanceof Destruction.Scheduled(var time)
                    && time.equals(at));
  }
}
