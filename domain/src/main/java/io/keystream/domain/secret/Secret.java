package io.keystream.domain.secret;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A secret as its events tell it: not there, or there with its versions. */
public sealed interface Secret {

  SecretPath path();

  /** Nothing was written under this path, or all of it was removed. */
  record Absent(SecretPath path) implements Secret {}

  /**
   * Written, or described before it is written.
   *
   * @param updatedAt when the newest version was written
   * @param current number of the newest version, 0 where there was none yet
   * @param versions those that were not dropped, by their numbers
   */
  record Present(
      SecretPath path,
      Instant createdAt,
      Instant updatedAt,
      SecretSettings settings,
      CustomMetadata custom,
      int current,
      NavigableMap<SecretVersion, Version> versions)
      implements Secret {

    public Present {
      versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
      check(path, current, versions);
    }

    /** The newest version; null where there is none, or it was dropped. */
    public @Nullable Version latest() {
      return current == 0 ? null : versions.get(new SecretVersion(current));
    }

    /** The smallest number that is still there, 0 for none. */
    public int oldest() {
      return versions.isEmpty() ? 0 : versions.firstKey().number();
    }

    boolean has(ValueReference value) {
      return versions.values().stream()
          .anyMatch(version ->
              version instanceof Version.Kept kept && kept.value().id().equals(value.id()));
    }

    private static void check(SecretPath path, int current, Map<SecretVersion, Version> versions) {
      for (var entry : versions.entrySet()) {
        if (entry.getKey().number() > current
            || !entry.getValue().number().equals(entry.getKey())) {
          throw new IllegalArgumentException(
              "secret '%s' at version %d has %s under %s"
                  .formatted(path, current, entry.getValue().number(), entry.getKey()));
        }
      }
    }
  }

  /** Number of the newest version, 0 where there was none: what check-and-set is about. */
  default int currentVersion() {
    return switch (this) {
      case Absent _ -> 0;
      case Present present -> present.current();
    };
  }
}
