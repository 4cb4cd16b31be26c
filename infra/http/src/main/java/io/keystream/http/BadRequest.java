package io.keystream.http;

import java.util.function.Supplier;

/**
 * What is asked cannot be taken; the message names the field and the limit. Whoever listens tells
 * it to the caller, where it is thrown while a question is answered.
 */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String allowed;
  private final Connection connection;
  private final Trail trail;

  /** What is left of a connection on which it was asked. */
  private enum Connection {
    GOES_ON,
    /** Where the next request would begin nobody knows. */
    ENDS
  }

  /** Whether anybody has put it on record. */
  private enum Trail {
    NONE,
    RECORDED
  }

  private BadRequest(
      int status, String message, String allowed, Connection connection, Trail trail) {
    super(Texts.cut(message));
    this.status = status;
    this.allowed = allowed;
    this.connection = connection;
    this.trail = trail;
  }

  public BadRequest(String message) {
    this(Answer.BAD_REQUEST, message, "", Connection.GOES_ON, Trail.NONE);
  }

  /** The body has more bytes than are read of it. */
  public static BadRequest tooLarge(long mostBytes) {
    var message = "the body must have at most " + mostBytes + " bytes";
    return new BadRequest(Answer.TOO_LARGE, message, "", Connection.ENDS, Trail.NONE);
  }

  /** The body does not come to its end, or not in one piece. */
  public static BadRequest ofBody(String message) {
    return new BadRequest(Answer.BAD_REQUEST, message, "", Connection.ENDS, Trail.NONE);
  }

  /** What stands behind a path that is known is not. */
  public static BadRequest ofPath(String message) {
    return new BadRequest(Answer.NOT_FOUND, message, "", Connection.GOES_ON, Trail.NONE);
  }

  /**
   * The path is known, and the method is none of its own.
   *
   * @param allowed which are, as the header {@code Allow} has them
   */
  public static BadRequest ofMethod(String allowed) {
    return new BadRequest(
        Answer.METHOD_NOT_ALLOWED,
        "unsupported operation",
        allowed,
        Connection.GOES_ON,
        Trail.NONE);
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

  /** The same, to be told without a record of its own. */
  public BadRequest recorded() {
    return new BadRequest(status, message(), allowed, connection, Trail.RECORDED);
  }

  boolean isRecorded() {
    return trail == Trail.RECORDED;
  }

  int status() {
    return status;
  }

  /** Which methods the path has; empty where the method was not what is wrong. */
  String allowed() {
    return allowed;
  }

  boolean endsConnection() {
    return connection == Connection.ENDS;
  }

  /** What is told. */
  String message() {
    return String.valueOf(getMessage());
  }
}
