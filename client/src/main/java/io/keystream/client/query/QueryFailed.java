package io.keystream.client.query;

import org.jspecify.annotations.Nullable;

/** The audit-projector did not answer a question, or refused it. */
public final class QueryFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** The question is wrong. */
    REFUSED,
    /** What was asked about does not exist. */
    NOT_FOUND,
    /** Nobody answered, or not now: asking again may help. */
    UNAVAILABLE
  }

  private final Reason reason;

  QueryFailed(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
