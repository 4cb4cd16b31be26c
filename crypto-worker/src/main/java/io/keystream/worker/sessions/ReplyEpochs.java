package io.keystream.worker.sessions;

import io.keystream.sealing.ReplyEpoch;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The worker's own half of what replies are sealed with, made anew every hour of its own clock.
 *
 * <p><b>Thread safety:</b> safe; one thread at a time seals, so that none loses its epoch
 * meanwhile.
 */
public final class ReplyEpochs implements AutoCloseable {

  private static final Duration LIFE = Duration.ofHours(1);

  private final SecureRandom random;
  private @Nullable ReplyEpoch current;
  private long begunNanos;

  public ReplyEpochs(SecureRandom random) {
    this.random = random;
  }

  /** Seals with the one of this moment. */
  public synchronized <T> T seal(long nowNanos, Function<ReplyEpoch, T> seal) {
    return seal.apply(current(nowNanos));
  }

  private ReplyEpoch current(long nowNanos) {
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
  public synchronized void close() {
    if (current != null) {
      current.close();
    }
  }
}
