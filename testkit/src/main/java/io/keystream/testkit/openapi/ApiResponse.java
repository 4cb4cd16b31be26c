package io.keystream.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What an OpenAPI document says of an answer.
 *
 * @param pointer where it says so
 */
record ApiResponse(String pointer, JsonNode said) {

  private static final String SCHEMA = "/content/application~1json/schema";

  /** Where it is said that there is, if another place says it for many. */
  ApiResponse resolved(JsonNode document) {
    var elsewhere = said.path("$ref").asText();
    if (elsewhere.isEmpty()) {
      return this;
    }
    var place = elsewhere.substring(1);
    return new ApiResponse(place, document.at(place));
  }

  /** Where the schema of its JSON is; empty where it has none. */
  Optional<String> schema() {
    return said.at(SCHEMA).isMissingNode() ? Optional.empty() : Optional.of(pointer + SCHEMA);
  }
}
