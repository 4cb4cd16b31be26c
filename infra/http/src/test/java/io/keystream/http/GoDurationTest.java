package io.keystream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "90, PT90S",
    "-30, PT-30S",
    "0, PT0S",
    "1h30m, PT1H30M",
    "3h25m19s, PT3H25M19S",
    "5400s0ns, PT1H30M",
    "0s0ns, PT0S",
    "2s500ms, PT2.5S",
    "7us, PT0.000007S",
    "-2h, PT-2H"
  })
  void terms_are_added_up(String text, Duration duration) {
    assertThat(GoDuration.of("ttl", text)).isEqualTo(duration);
  }

  @Test
  void a_text_without_end_is_none() {
    var text = "999999999999h".repeat(200_000);

    assertThatThrownBy(() -> GoDuration.of("ttl", text))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("ttl must be seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1x", "h", "1h-30m", "1 h", "PT1H", "1d", "1234567890123s"})
  void what_is_none_is_named(String text) {
    assertThatThrownBy(() -> GoDuration.of("ttl", text))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("ttl must be seconds");
  }
}
