package io.keystream.follow;

/** What the worker knows is not as new as it must be to decide; says why. Trying again can help. */
public final class NotCurrent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotCurrent(String reason) {
    super(reason);
  }
}
