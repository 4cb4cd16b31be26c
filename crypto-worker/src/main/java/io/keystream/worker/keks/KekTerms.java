package io.keystream.worker.keks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When key-encryption keys follow one another.
 *
 * @param between at least so much time lies between one and the next, where nobody wishes for it
 * @param grace so long nothing must be left under a KEK before it is destroyed: longer than any
 *     worker that did not hear of the next one takes to write what it made under this one
 */
public record KekTerms(Duration between, Duration grace) {

  /** Clocks of those who destroy and of the worker that makes KEKs differ by less. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  /** A worker is out of the group after five minutes without a poll, and can write nothing then. */
  public static final KekTerms DEFAULT = new KekTerms(Duration.ofHours(24), Duration.ofMinutes(10));

  /**
   * Whether the next one is to be made.
   *
   * @param since when the current one began to wrap
   * @param wishedAt null if nobody ever did
   * @param lastDestroyed material; null if none ever was
   */
  boolean isNextDue(
      Instant since, @Nullable Instant wishedAt, @Nullable Instant lastDestroyed, Instant now) {
    if (wishedAt != null && wishedAt.isAfter(since)) {
      return true;
    }
    return lastDestroyed != null
        && lastDestroyed.isAfter(since.minus(CLOCKS))
        && !now.isBefore(since.plus(between));
  }
}
