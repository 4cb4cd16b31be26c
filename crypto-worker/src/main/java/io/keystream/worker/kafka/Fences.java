package io.keystream.worker.kafka;

import java.time.Duration;

/**
 * Tells a pause of this process, which lets a transaction time out now and then, from another
 * process under the same name: of two that fence each other in turn, one gives way.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class Fences {

  private static final int MOST = 3;
  private static final Duration QUIET = Duration.ofMinutes(10);

  private int fences;
  private long lastNanos;

  /** Called once it was fenced. */
  boolean areTooMany(long nanos) {
    if (nanos - lastNanos > QUIET.toNanos()) {
      fences = 0;
    }
    lastNanos = nanos;
    fences++;
    return fences >= MOST;
  }
}
