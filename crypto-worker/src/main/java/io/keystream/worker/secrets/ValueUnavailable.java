package io.keystream.worker.secrets;

/** A value cannot be sealed or opened at this moment, or never again. */
public final class ValueUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ValueUnavailable(String message) {
    super(message);
  }

  ValueUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
