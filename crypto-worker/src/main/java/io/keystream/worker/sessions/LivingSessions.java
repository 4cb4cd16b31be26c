package io.keystream.worker.sessions;

import io.keystream.sealing.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The openings of the sessions that live, as many as there is room for. No caller may have so many
 * that there is none for others.
 *
 * <p><b>Thread safety:</b> any thread may find and ask; one keeps and forgets.
 */
final class LivingSessions {

  /** About a kilobyte each. */
  static final int MAX_OF_PRINCIPAL = 10_000;

  static final int MAX_SESSIONS = 200_000;

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Map<SessionId, SignedOpening> living = new ConcurrentHashMap<>();
  private final Map<String, Integer> ofPrincipal = new HashMap<>();
  private Instant swept = Instant.MIN;

  Optional<SignedOpening> find(SessionId id) {
    return Optional.ofNullable(living.get(id));
  }

  int size() {
    return living.size();
  }

  /** Says why not, where there is no room. */
  Optional<String> keep(SignedOpening opening) {
    var principal = opening.opening().claim().principal();
    var id = opening.id();
    if (living.containsKey(id)) {
      return Optional.empty();
    }
    if (ofPrincipal.getOrDefault(principal, 0) >= MAX_OF_PRINCIPAL) {
      return Optional.of("its caller has " + MAX_OF_PRINCIPAL + " sessions");
    }
    if (living.size() >= MAX_SESSIONS) {
      return Optional.of("there are " + MAX_SESSIONS + " sessions");
    }
    living.put(id, opening);
    ofPrincipal.merge(principal, 1, Integer::sum);
    return Optional.empty();
  }

  /** What has ended makes room, once a minute. */
  void forgetOver(Instant now) {
    if (now.isAfter(swept.plus(SWEEP)) || now.isBefore(swept)) {
      swept = now;
      living
          .values()
          .removeIf(opening -> {
            var isOver = now.isAfter(opening.opening().notAfter().plus(SWEEP));
            if (isOver) {
              ofPrincipal.computeIfPresent(
                  opening.opening().claim().principal(),
                  (_, count) -> count > 1 ? count - 1 : null);
            }
            return isOver;
          });
    }
  }
}
