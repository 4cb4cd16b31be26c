package io.keystream.sealing;

/**
 * Something sealed does not open: its bytes or its header were changed, it stands in another place,
 * or it was made in another session.
 */
public final class BrokenSeal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenSeal(String message) {
    // Strangers cause it as often as they like: no stack trace.
    super(message, null, false, false);
  }
}
