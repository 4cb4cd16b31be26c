package io.keystream.follow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Waits between tries, longer each time and never past the end.
 *
 * <p><b>Thread safety:</b> one thread waits; any may {@link #end} the waiting for good.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final CountDownLatch ended = new CountDownLatch(1);
  private Duration next = FIRST;

  public void pause() {
    try {
      var _ = ended.await(next.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
  }

  /** Something worked: the next pause is short again. */
  public void reset() {
    next = FIRST;
  }

  public void end() {
    ended.countDown();
  }

  public boolean isEnded() {
    return ended.getCount() == 0;
  }
}
