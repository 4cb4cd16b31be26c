package io.keystream.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform answered, after it recorded the attempt: the result, a refusal, or a failure.
 *
 * <p>A request that got no answer at all is not here: its future completes with {@link NoAnswer}.
 */
public sealed interface Answer<T> {

  /** Done and recorded. */
  record Given<T>(T result) implements Answer<T> {}

  /**
   * Not allowed, and recorded as denied.
   *
   * @param code stable name of the reason, such as {@code key-is-suspended}
   * @param message one sentence for a person
   * @param admittedAt from when on the same is admitted, unless others come first; null where no
   *     time is known
   */
  record Refused<T>(String code, String message, @Nullable Instant admittedAt)
      implements Answer<T> {

    Refused(String code, String message) {
      this(code, message, null);
    }
  }

  /**
   * Allowed but not carried out, and recorded as failed.
   *
   * @param retryability whether a fresh request may succeed; a repeat with the same id gets this
   *     same answer
   */
  record Failed<T>(String code, String message, Retryability retryability) implements Answer<T> {}

  /** Whether a fresh request may succeed. */
  enum Retryability {
    RETRYABLE,
    FINAL;

    static Retryability of(boolean retryable) {
      return retryable ? RETRYABLE : FINAL;
    }
  }
}
