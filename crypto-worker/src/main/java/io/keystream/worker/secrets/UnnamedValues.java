package io.keystream.worker.secrets;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long values have been on the log without an event that names them: a worker that dies between
 * a value and its command leaves one.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class UnnamedValues {

  /**
   * No command is decided that is so old, by far. It is measured from when this worker saw the
   * value first, so that no clock that is wrong makes it shorter.
   */
  static final Duration LIMIT = Duration.ofHours(1);

  private final Map<String, Long> since = new HashMap<>();

  /**
   * Those of them that no event will name any more.
   *
   * @param unnamed the record keys of all that no event names
   */
  Set<String> overdue(Set<String> unnamed, long nowNanos) {
    since.keySet().retainAll(unnamed);
    unnamed.forEach(key -> since.putIfAbsent(key, nowNanos));
    return since.entrySet().stream()
        .filter(value -> nowNanos - value.getValue() >= LIMIT.toNanos())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
