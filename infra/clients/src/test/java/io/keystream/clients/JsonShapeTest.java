package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonShapeTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"a": "<text>"}        | {"a": "x", "b": 1}
          {"a": {"b": 1}}        | {"a": {"b": 1, "c": 2}}
          {"a": ["<number>", 2]} | {"a": [1, 2]}
          {"a": null}            | {"a": null}
          """)
  void more_than_was_expected_is_no_difference(String expected, String actual)
      throws JsonProcessingException {
    assertThat(JsonShape.differences(MAPPER.readTree(expected), MAPPER.readTree(actual))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"a": "<text>"}  | {"b": "x"}
          {"a": "<text>"}  | {"a": 1}
          {"a": null}      | {}
          {"a": {"b": 1}}  | {"a": {"b": 2}}
          {"a": [1]}       | {"a": [1, 2]}
          {"a": {}}        | {"a": "x"}
          {"a": "<null>"}  | {}
          """)
  void what_is_missing_or_other_is_one(String expected, String actual)
      throws JsonProcessingException {
    assertThat(JsonShape.differences(MAPPER.readTree(expected), MAPPER.readTree(actual)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("/a");
  }
}
