package io.keystream.jwt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * JSON objects of strangers: a name that stands there twice, something behind the end, or too much
 * nesting makes none, because two readers could understand it differently.
 */
final class StrictJson {

  private static final int MAX_DEPTH = 16;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Reads one object.
   *
   * @param what it is, for the message, which quotes nothing of it
   * @throws IllegalArgumentException if it is none
   */
  static ObjectNode read(String what, byte[] utf8) {
    try {
      // By way of a text: bytes alone may be taken for UTF-16.
      var text = new String(utf8, StandardCharsets.UTF_8);
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException _) {
      // Told below: the message of the reader quotes.
    }
    throw new IllegalArgumentException(what + " is no JSON object, or says something twice");
  }
}
