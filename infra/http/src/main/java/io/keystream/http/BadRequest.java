package io.keystream.http;

/** What is asked cannot be read; the message names the field and the limit. */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadRequest(String message) {
    super(message);
  }
}
