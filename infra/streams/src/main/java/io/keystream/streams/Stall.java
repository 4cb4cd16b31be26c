package io.keystream.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a job has work and does not come nearer to its end.
 *
 * <p>Thread safety: safe; this class owns the lock.
 */
final class Stall {

  static final Duration LIMIT = Duration.ofSeconds(30);

  private @Nullable Sample since;

  /**
   * What the job says now.
   *
   * @return since when it stands still, once that is longer than {@link #LIMIT}
   */
  synchronized Optional<Instant> observe(long reached, long behind, Instant now) {
    if (behind == 0) {
      since = null;
      return Optional.empty();
    }
    if (since == null || since.reached() != reached) {
      since = new Sample(reached, now);
    }
    return Duration.between(since.at(), now).compareTo(LIMIT) > 0
        ? Optional.of(since.at())
        : Optional.empty();
  }

  private record Sample(long reached, Instant at) {}
}
