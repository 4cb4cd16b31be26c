package io.keystream.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Compares an answer with what is expected of it: fields that are not named may be there. */
final class JsonShape {

  private JsonShape() {}

  /** What is not as it should be, by its path; nothing where all is. */
  static List<String> differences(JsonNode expected, JsonNode actual) {
    var found = new ArrayList<String>();
    compare("", expected, actual, found);
    return found;
  }

  private static void compare(String path, JsonNode expected, JsonNode actual, List<String> found) {
    switch (expected) {
      case ObjectNode object when actual.isObject() ->
          object
              .properties()
              .forEach(field ->
                  compare(
                      path + "/" + field.getKey(),
                      field.getValue(),
                      actual.path(field.getKey()),
                      found));
      case ArrayNode list when actual.size() == list.size() && actual.isArray() -> {
        for (var i = 0; i < list.size(); i++) {
          compare(path + "/" + i, list.get(i), actual.get(i), found);
        }
      }
      default -> {
        if (!isMet(expected, actual)) {
          found.add(
              "%s: expected %s, is %s"
                  .formatted(path, expected, actual.isMissingNode() ? "not there" : actual));
        }
      }
    }
  }

  private static boolean isMet(JsonNode expected, JsonNode actual) {
    return switch (expected.asText()) {
      case "<text>" -> actual.isTextual();
      case "<number>" -> actual.isNumber();
      case "<list>" -> actual.isArray();
      case "<object>" -> actual.isObject();
      case "<null>" -> actual.isNull();
      default -> expected.equals(actual);
    };
  }
}
