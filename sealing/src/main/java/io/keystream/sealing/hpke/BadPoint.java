package io.keystream.sealing.hpke;

/**
 * Bytes are no public key, or are not what a sender encapsulates: of another length, beside the
 * curve, not reduced, or such that they give the same secret with every key.
 */
public final class BadPoint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadPoint(String message) {
    super(message);
  }

  public BadPoint(String message, Throwable cause) {
    super(message, cause);
  }
}
