package io.keystream.worker.http;

/** What is asked cannot be read; the message names the field. */
final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadRequest(String message) {
    super(message);
  }
}
