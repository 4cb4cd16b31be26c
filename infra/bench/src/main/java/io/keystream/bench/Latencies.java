package io.keystream.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answer times of one run, in a buffer that is full when it is full.
 *
 * <p>Thread safety: {@link #add} may be called by any thread; percentiles only after the run.
 */
public final class Latencies {

  private static final int MAX = 1_000_000;

  private final long[] nanos = new long[MAX];
  private final AtomicInteger count = new AtomicInteger();

  public void add(long latencyNanos) {
    var index = count.getAndIncrement();
    if (index < MAX) {
      nanos[index] = latencyNanos;
    }
  }

  /** The value that {@code share} of the answers did not exceed. */
  Duration percentile(double share) {
    var size = Math.min(count.get(), MAX);
    if (size == 0) {
      return Duration.ZERO;
    }
    Arrays.sort(nanos, 0, size);
    return Duration.ofNanos(nanos[(int) Math.min(size - 1, Math.ceil(size * share) - 1)]);
  }
}
