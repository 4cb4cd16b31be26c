package io.keystream.commands.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps those who cannot sign from filling the audit log, which is kept for ever: so many of their
 * attempts are recorded in a minute, the rest is counted.
 *
 * <p>The count is in memory: what a process counted within the minute in which it died is not told.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
final class Strangers {

  static final int RECORDED_PER_MINUTE = 60;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant since = Instant.MIN;
  private int recorded;
  private @Nullable Missed missed;

  /**
   * Attempts that have no record of their own.
   *
   * @param first the place of the first: topic/partition/offset
   */
  record Missed(long count, Instant since, String first, String last) {}

  /** Whether the attempt at this place is recorded; after {@link #missed} was asked. */
  boolean isRecorded(Instant now, String place) {
    if (isOver(now)) {
      since = now;
      recorded = 0;
    }
    if (recorded < RECORDED_PER_MINUTE) {
      recorded++;
      return true;
    }
    missed =
        missed == null
            ? new Missed(1, since, place, place)
            : new Missed(missed.count() + 1, since, missed.first(), place);
    return false;
  }

  /** What was left out in a minute that is over, told once. */
  @Nullable Missed missed(Instant now) {
    if (missed == null || !isOver(now)) {
      return null;
    }
    var told = missed;
    missed = null;
    return told;
  }

  /** A clock that was set back ends the minute too. */
  private boolean isOver(Instant now) {
    return now.isBefore(since) || !now.isBefore(since.plus(MINUTE));
  }
}
