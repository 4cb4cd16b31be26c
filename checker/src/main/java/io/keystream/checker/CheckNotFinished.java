package io.keystream.checker;

import org.jspecify.annotations.Nullable;

/** The log could not be read to its end; says how far the check came. Trying again may help. */
public final class CheckNotFinished extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckNotFinished(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
