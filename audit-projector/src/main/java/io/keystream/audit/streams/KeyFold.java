package io.keystream.audit.streams;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Version;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A key as its events tell it, with the record of each version's state.
 *
 * @param sequence the key's last event that is in it, 0 before the first
 */
public record KeyFold(Key key, long sequence, NavigableMap<KeyVersion, KeyStateRecord> states) {

  public KeyFold {
    states = Collections.unmodifiableNavigableMap(new TreeMap<>(states));
  }

  static KeyFold empty(KeyName name) {
    return new KeyFold(new Key.Absent(name), 0, Collections.emptyNavigableMap());
  }

  /**
   * The fold with the key's next event in it.
   *
   * @throws IllegalStateException when it is not the next or cannot have happened: a corrupt log
   */
  KeyFold apply(KeyEventRecord cause) {
    if (cause.getSequence() != sequence + 1) {
      throw new IllegalStateException(
          "corrupt log: event %d of key '%s' follows event %d"
              .formatted(cause.getSequence(), key.name(), sequence));
    }
    var next = KeyEvolution.evolve(key, KeyEventMapping.toEvent(cause));
    return switch (next) {
      case Key.Absent _ -> new KeyFold(next, cause.getSequence(), states);
      case Key.Present present -> apply(present, cause);
    };
  }

  private KeyFold apply(Key.Present next, KeyEventRecord cause) {
    var changed = new TreeMap<>(states);
    var isConfigured = key instanceof Key.Present before && !next.isDescribedAs(before);
    next.versions()
        .forEach((number, version) -> {
          if (isConfigured || !version.equals(version(number))) {
            changed.put(number, VersionStates.next(next, version, states.get(number), cause));
          }
        });
    return new KeyFold(next, cause.getSequence(), changed);
  }

  /** The versions whose state differs from an earlier fold's. */
  List<KeyStateRecord> changedSince(KeyFold earlier) {
    return states.entrySet().stream()
        .filter(state -> !state.getValue().equals(earlier.states.get(state.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Version version(KeyVersion number) {
    return switch (key) {
      case Key.Absent _ -> new Version.Failed(number, "");
      case Key.Present present ->
          Objects.requireNonNullElseGet(
              present.versions().get(number), () -> new Version.Failed(number, ""));
    };
  }
}
