package io.keystream.checker;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of one key as far as they were read. */
final class History {

  private Key key;
  private long sequence;
  private boolean broken;
  private String command = "";
  private long configured;
  private final Set<String> effects = new HashSet<>();
  private final Map<KeyVersion, Long> touched = new HashMap<>();
  private final Map<KeyVersion, Location> generatedAt = new HashMap<>();
  private final Map<KeyVersion, Location> destroyedAt = new HashMap<>();

  History(KeyName name) {
    this.key = new Key.Absent(name);
  }

  Key key() {
    return key;
  }

  /** The sequence of the key's newest event. */
  long sequence() {
    return sequence;
  }

  /**
   * The sequence of the newest event that is about the version or changed the configuration of its
   * key; 0 where there is none.
   */
  long touched(KeyVersion version) {
    return Math.max(configured, touched.getOrDefault(version, 0L));
  }

  /** Where it was generated; of a version with material. */
  Location generatedAt(KeyVersion version) {
    return Objects.requireNonNull(generatedAt.get(version));
  }

  /** Where it was destroyed; of a destroyed version. */
  Location destroyedAt(KeyVersion version) {
    return Objects.requireNonNull(destroyedAt.get(version));
  }

  /** Whether a rule was broken, after which the history says nothing more about the key. */
  boolean isBroken() {
    return broken;
  }

  void breakHere() {
    broken = true;
  }

  boolean isNext(long number) {
    return number == sequence + 1;
  }

  /** Whether the event begins the events of a command; otherwise it goes on with them. */
  boolean begins(String commandId) {
    if (commandId.equals(command)) {
      return false;
    }
    command = commandId;
    effects.clear();
    return true;
  }

  /** Whether the command left no such event before: a command does nothing twice. */
  boolean isFirst(KeyEvent event) {
    return effects.add(
        event instanceof KeyEvent.VersionRequested
            ? "VersionRequested"
            : event.getClass().getSimpleName() + version(event));
  }

  /** Folds the event. */
  void append(KeyEvent event, Location at) {
    var before = key;
    key = KeyEvolution.evolve(key, event);
    sequence++;
    if (isConfigured(before, key)) {
      configured = sequence;
    }
    var version = version(event);
    if (version != null) {
      touched.put(version, sequence);
    }
    if (event instanceof KeyEvent.Generated generated) {
      generatedAt.put(generated.version(), at);
    } else if (event instanceof KeyEvent.Destroyed destroyed) {
      destroyedAt.put(destroyed.version(), at);
    }
  }

  /** Whether anything is another; a configuration may be told again as it is. */
  private static boolean isConfigured(Key before, Key after) {
    return before instanceof Key.Present one
        && after instanceof Key.Present other
        && !other.isDescribedAs(one);
  }

  static @Nullable KeyVersion version(KeyEvent event) {
    return switch (event) {
      case KeyEvent.Created _, KeyEvent.Configured _, KeyEvent.Trimmed _ -> null;
      case KeyEvent.VersionRequested(_, var version, _, _) -> version;
      case KeyEvent.Generated(_, var version, _) -> version;
      case KeyEvent.GenerationFailed(_, var version, _) -> version;
      case KeyEvent.Activated(_, var version) -> version;
      case KeyEvent.Suspended(_, var version, _) -> version;
      case KeyEvent.Resumed(_, var version) -> version;
      case KeyEvent.Deactivated(_, var version) -> version;
      case KeyEvent.Compromised(_, var version, _) -> version;
      case KeyEvent.DestructionScheduled(_, var version, _) -> version;
      case KeyEvent.DestructionCancelled(_, var version) -> version;
      case KeyEvent.DestructionStarted(_, var version) -> version;
      case KeyEvent.Destroyed(_, var version) -> version;
    };
  }
}
