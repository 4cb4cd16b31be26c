package io.keystream.worker.sessions;

import io.keystream.sealing.SessionId;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;

/**
 * The sessions that were derived of late; there is room for so many, and the one that was not used
 * for longest makes place for the next.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class DerivedSessions implements AutoCloseable {

  /**
   * About three kilobytes each; and more than a worker has requests in hand, so that the one that
   * leaves is not in use.
   */
  static final int MAX = 10_000;

  private final LinkedHashMap<SessionId, ServedSession> derived =
      new LinkedHashMap<>(16, 0.75f, true);

  synchronized Optional<ServedSession> find(SessionId id) {
    return Optional.ofNullable(derived.get(id));
  }

  synchronized void remember(SessionId id, ServedSession session) {
    derived.put(id, session);
    if (derived.size() > MAX) {
      Objects.requireNonNull(derived.pollFirstEntry()).getValue().session().close();
    }
  }

  @Override
  public synchronized void close() {
    derived.values().forEach(served -> served.session().close());
    derived.clear();
  }
}
