package io.keystream.sealing.hpke;

/** A public key is not one of its group, or gives the same secret with every key. */
public final class BadPoint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadPoint(String message) {
    super(message);
  }

  public BadPoint(String message, Throwable cause) {
    super(message, cause);
  }
}
