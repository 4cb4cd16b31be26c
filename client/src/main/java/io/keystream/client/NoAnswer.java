package io.keystream.client;

import org.jspecify.annotations.Nullable;

/** The platform did not answer; what that says about the request depends on the kind. */
public abstract sealed class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NoAnswer(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Nothing came in time: it may have happened. A repeat with the same id has no second effect. */
  public static final class TimedOut extends NoAnswer {
    private static final long serialVersionUID = 1L;
    private final String requestId;

    TimedOut(String requestId, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.requestId = requestId;
    }

    public String requestId() {
      return requestId;
    }
  }

  /** As many requests wait as are allowed, and none was answered in time: it was never sent. */
  public static final class TooManyInFlight extends NoAnswer {
    private static final long serialVersionUID = 1L;

    TooManyInFlight(String message) {
      super(message, null);
    }
  }

  /** The client cannot talk to the platform, or not any more. */
  public static final class Disconnected extends NoAnswer {
    private static final long serialVersionUID = 1L;

    Disconnected(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
