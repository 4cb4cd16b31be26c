package io.keystream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields as Vault's clients write them. */
class JsonBodyTest {

  @ParameterizedTest
  @CsvSource({"3600,3600", "'\"3600\"',3600", "'\"1h30m\"',5400", "'\"2s\"',2", "'\"24h\"',86400"})
  void a_duration_is_seconds_or_has_units(String json, long seconds) {
    assertThat(body(json).duration("f")).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"soon\"", "\"1d\"", "-1", "1.5", "\"500ms\"", "[1]", "{}", "\"9999999999999\""})
  void what_is_no_duration_is_refused_by_name(String json) {
    assertThatThrownBy(() -> body(json).duration("f"))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("f must be seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"0\"", "\"0s\"", "\"0h0m0s\"", "\"\""})
  void no_time_at_all_is_what_is_usual(String json) {
    assertThat(body(json).duration("f")).isNull();
  }

  @Test
  void a_list_is_one_or_a_text_with_commas() {
    assertThat(body("[\"a\", \"b\"]").texts("f")).containsExactly("a", "b");
    assertThat(body("\"a, b\"").texts("f")).containsExactly("a", "b");
    assertThat(body("\"\"").texts("f")).isEmpty();
    assertThatThrownBy(() -> body("[1]").texts("f")).hasMessage("f must be a list of strings");
  }

  @Test
  void numbers_and_truths_may_be_texts() {
    assertThat(body("\"7\"").number("f")).isEqualTo(7);
    assertThat(body("7").number("f")).isEqualTo(7);
    assertThat(body("\"true\"").truth("f")).isTrue();
    assertThat(body("false").truth("f")).isFalse();
    assertThat(body("\"\"").truth("f")).isFalse();
    assertThatThrownBy(() -> body("[]").truth("f")).hasMessage("f must be true or false");
    assertThatThrownBy(() -> body("7.5").number("f")).hasMessage("f must be a whole number");
    assertThatThrownBy(() -> body("12345678901").number("f"))
        .hasMessage("f must be a whole number");
    assertThatThrownBy(() -> body("\"yes\"").truth("f")).hasMessage("f must be true or false");
  }

  @Test
  void a_list_takes_no_longer_than_its_length_says() {
    var spaces = "\"a" + " ".repeat(1_000_000) + "b , c\"";

    var texts = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> body(spaces).texts("f"));

    assertThat(texts).hasSize(2).endsWith("c");
  }

  @Test
  void what_is_not_given_or_null_is_nothing() {
    for (var none : new JsonBody[] {body("null"), object("{}")}) {
      assertThat(none.text("f")).isNull();
      assertThat(none.number("f")).isNull();
      assertThat(none.truth("f")).isNull();
      assertThat(none.duration("f")).isNull();
      assertThat(none.texts("f")).isNull();
      assertThat(none.pairs("f")).isEqualTo(Map.of());
    }
  }

  private static JsonBody body(String value) {
    return object("{\"f\": " + value + "}");
  }

  private static JsonBody object(String json) {
    try {
      return new JsonBody((ObjectNode) new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
