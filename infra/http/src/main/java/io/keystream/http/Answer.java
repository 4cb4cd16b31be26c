package io.keystream.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a caller gets: a status and a JSON object; errors have the shape that Vault's have.
 *
 * @param note for the record of what was done, where that does not tell all; no secret
 */
public record Answer(int status, ObjectNode body, String note) {

  public static final int OK = 200;
  public static final int NO_CONTENT = 204;
  public static final int BAD_REQUEST = 400;
  public static final int FORBIDDEN = 403;
  public static final int NOT_FOUND = 404;
  public static final int METHOD_NOT_ALLOWED = 405;
  public static final int TOO_LARGE = 413;
  public static final int TOO_MANY_REQUESTS = 429;
  public static final int INTERNAL_ERROR = 500;
  public static final int UNAVAILABLE = 503;

  public Answer(int status, ObjectNode body) {
    this(status, body, "");
  }

  public Answer noting(String what) {
    return new Answer(status, body, what);
  }

  /** Done, and there is nothing to tell. */
  public static Answer done() {
    return new Answer(NO_CONTENT, JsonNodeFactory.instance.objectNode());
  }

  public boolean isOk() {
    return status < BAD_REQUEST;
  }

  /** What went wrong, in its first words; empty where nothing did. */
  public String firstError() {
    return body.path("errors").path(0).asText();
  }

  public static Answer ok(ObjectNode body) {
    return new Answer(OK, body);
  }

  public static Answer error(int status, List<String> errors) {
    var body = JsonNodeFactory.instance.objectNode();
    var list = body.putArray("errors");
    errors.forEach(list::add);
    return new Answer(status, body);
  }
}
