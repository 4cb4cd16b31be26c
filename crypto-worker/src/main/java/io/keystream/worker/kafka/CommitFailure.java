package io.keystream.worker.kafka;

import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * A batch was not committed, or nobody knows whether it was: continue at the committed offsets.
 *
 * <p>Where {@link #isFenced} another process took this one's place.
 */
public final class CommitFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommitFailure(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }

  public boolean isFenced() {
    for (var cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }
}
