package io.keystream.worker.sessions;

import io.keystream.sealing.ReplyEpoch;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The worker's own half of what replies are sealed with, made anew every hour of its own clock.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class ReplyEpochs implements AutoCloseable {

  private static final Duration LIFE = Duration.ofHours(1);

  private final SecureRandom random;
  private @Nullable ReplyEpoch current;
  private long begunNanos;

  public ReplyEpochs(SecureRandom random) {
    this.random = random;
  }

  /** The one of this moment. */
  public ReplyEpoch current(long nowNanos) {
    var known = current;
    if (known != null && nowNanos - begunNanos < LIFE.toNanos()) {
      return known;
    }
    close();
    var next = ReplyEpoch.begin(random);
    current = next;
    begunNanos = nowNanos;
    return next;
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
  }
}
