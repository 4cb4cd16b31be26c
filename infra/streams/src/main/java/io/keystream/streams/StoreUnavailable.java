package io.keystream.streams;

/** A store, or a partition of it, cannot be read on this instance; says which and why. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailable(String message) {
    super(message);
  }
}
