package io.keystream.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.uri.UriQuery;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {

  @Test
  void what_is_not_given_does_not_narrow() {
    var parameters = of("");
    assertThat(parameters.text("key", 200)).isNull();
    assertThat(parameters.instant("from")).isNull();
    assertThat(parameters.limit()).isEqualTo(100);
    assertThat(parameters.problems()).isEmpty();
  }

  @Test
  void what_is_given_is_read() {
    var parameters = of("key=payments%2Fcards&from=2026-11-02T10:00:00Z&limit=1000");
    assertThat(parameters.text("key", 200)).isEqualTo("payments/cards");
    assertThat(parameters.instant("from")).isEqualTo(Instant.parse("2026-11-02T10:00:00Z"));
    assertThat(parameters.limit()).isEqualTo(1000);
    assertThat(parameters.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "ten", "99999999999", ""})
  void a_limit_out_of_range_is_named(String limit) {
    var parameters = of("limit=" + limit);
    parameters.limit();
    assertThat(parameters.problems()).singleElement().asString().startsWith("limit must ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-11-02",
        "1969-12-31T23:59:59Z",
        "%2B1000000000-12-31T23:59:59.999999999Z"
      })
  void a_time_that_is_none_is_named(String from) {
    var parameters = of("from=" + from);
    assertThat(parameters.instant("from")).isNull();
    assertThat(parameters.problems()).singleElement().asString().startsWith("from must be");
  }

  @Test
  void a_misspelled_filter_is_refused_and_not_ignored() {
    assertThat(of("princpal=ops").problems())
        .singleElement()
        .asString()
        .contains("unknown parameter 'princpal'");
  }

  @Test
  void a_filter_given_twice_is_refused() {
    assertThat(of("key=a&key=b").problems()).containsExactly("key must be given once");
  }

  @Test
  void a_text_too_long_is_named_with_its_limit() {
    var parameters = of("key=" + "k".repeat(201));
    assertThat(parameters.text("key", 200)).isNull();
    assertThat(parameters.problems()).containsExactly("key must have 1 to 200 characters, has 201");
  }

  @Test
  void every_problem_is_answered_at_once() {
    var parameters = of("nonsense=1&limit=0&from=x");
    parameters.limit();
    parameters.instant("from");
    assertThat(parameters.problems()).hasSize(3);
  }

  private static Parameters of(String query) {
    return new Parameters(UriQuery.create(query), Set.of("key", "from", "limit"));
  }
}
