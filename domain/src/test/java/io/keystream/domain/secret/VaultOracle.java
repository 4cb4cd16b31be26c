package io.keystream.domain.secret;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Vault's KV engine, version 2, keeps of one key, as plainly as that can be said: maps that
 * are changed in place, and the window of versions moved as Vault moves it.
 */
final class VaultOracle {

  /** Of one version. */
  static final class Entry {
    final UUID value;
    @Nullable Instant deletionTime;
    boolean destroyed;

    Entry(UUID value, @Nullable Instant deletionTime) {
      this.value = value;
      this.deletionTime = deletionTime;
    }

    boolean isReadable(Instant now) {
      return !destroyed && (deletionTime == null || deletionTime.isAfter(now));
    }
  }

  int configMaxVersions;
  boolean configCasRequired;
  long configDeleteAfterSeconds;

  boolean exists;
  int maxVersions;
  boolean casRequired;
  long deleteAfterSeconds;
  int current;
  int oldest;
  final Map<Integer, Entry> versions = new TreeMap<>();
  final Map<String, String> custom = new HashMap<>();

  /** Whether it is written. */
  boolean write(@Nullable Integer cas, UUID value, Instant now) {
    if (cas != null && cas != current) {
      return false;
    }
    if (cas == null && (configCasRequired || casRequired)) {
      return false;
    }
    exists = true;
    current++;
    versions.put(current, new Entry(value, deletionTime(now)));
    int most = Math.max(maxVersions, configMaxVersions);
    most = most == 0 ? 10 : most;
    if (current - oldest >= most) {
      int versionToDelete = current - most;
      for (int i = oldest; i < versionToDelete + 1; i++) {
        versions.remove(i);
      }
      oldest = versionToDelete + 1;
    }
    return true;
  }

  void delete(Collection<Integer> numbers, Instant now) {
    for (var number : numbers.isEmpty() ? java.util.List.of(current) : numbers) {
      var entry = versions.get(number);
      if (entry != null && entry.isReadable(now)) {
        entry.deletionTime = now;
      }
    }
  }

  void undelete(Collection<Integer> numbers, Instant now) {
    for (var number : numbers) {
      var entry = versions.get(number);
      if (entry != null && !entry.destroyed) {
        entry.deletionTime = deletionTime(now);
      }
    }
  }

  void destroy(Collection<Integer> numbers) {
    for (var number : numbers) {
      var entry = versions.get(number);
      if (entry != null) {
        entry.destroyed = true;
      }
    }
  }

  void remove() {
    exists = false;
    maxVersions = 0;
    casRequired = false;
    deleteAfterSeconds = 0;
    current = 0;
    oldest = 0;
    versions.clear();
    custom.clear();
  }

  private @Nullable Instant deletionTime(Instant now) {
    if (configDeleteAfterSeconds < 0) {
      return null;
    }
    if (configDeleteAfterSeconds == 0 && deleteAfterSeconds == 0) {
      return null;
    }
    long least = 0;
    if (deleteAfterSeconds != 0) {
      least = deleteAfterSeconds;
    }
    if ((configDeleteAfterSeconds != 0 && configDeleteAfterSeconds < least) || least == 0) {
      least = configDeleteAfterSeconds;
    }
    return now.plus(Duration.ofSeconds(least));
  }
}
