package io.keystream.credentials;

/** A certificate or a key cannot be used; says what is wrong with it, never its content. */
public final class BadCredential extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCredential(String message) {
    super(message);
  }

  BadCredential(String message, Throwable cause) {
    super(message, cause);
  }
}
