package io.keystream.checker;

import java.time.Duration;
import java.time.Instant;

/**
 * How far back a partition's records reach: what lies before it was deleted because its time was
 * over.
 *
 * @param begin the partition's first offset
 * @param first the time of the first record there is; far in the future when there is none
 */
record Horizon(long begin, Instant first) {

  /** What the clocks of two services may differ by, and a request may wait for its answer. */
  static final Duration ALLOWANCE = Duration.ofMinutes(10);

  static final Horizon NOTHING_KEPT = new Horizon(Long.MAX_VALUE, Instant.MAX);

  /** Whether a record of this time, were it ever written, is surely still there. */
  boolean covers(Instant time) {
    return begin == 0 || (first.isBefore(Instant.MAX) && time.isAfter(first.plus(ALLOWANCE)));
  }
}
