package io.keystream.audit.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a caller gets: a status and a JSON object; errors have the shape that Vault's have. */
record Answer(int status, ObjectNode body) {

  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int INTERNAL_ERROR = 500;
  static final int UNAVAILABLE = 503;

  static Answer ok(ObjectNode body) {
    return new Answer(OK, body);
  }

  static Answer error(int status, List<String> errors) {
    var body = JsonNodeFactory.instance.objectNode();
    var list = body.putArray("errors");
    errors.forEach(list::add);
    return new Answer(status, body);
  }
}
