package io.keystream.local;

import org.jspecify.annotations.Nullable;

/** The platform did not start, or not in time; says which part and why. */
public final class PlatformFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlatformFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
