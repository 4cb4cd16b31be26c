package io.keystream.http;

import java.util.function.Supplier;

/** What is asked cannot be read; the message names the field and the limit. */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadRequest(String message) {
    super(message);
  }

  /**
   * A value that its own type checks.
   *
   * @throws BadRequest naming the field, in place of the type's {@link IllegalArgumentException}
   */
  public static <T> T checked(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new BadRequest(field + ": " + e.getMessage());
    }
  }
}
