package io.keystream.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.AttemptPlaces.Counted;
import io.keystream.domain.access.AttemptPlaces.From;
import io.keystream.domain.access.AttemptPlaces.One;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttemptPlacesTest {

  @Test
  void what_is_written_is_read_again() {
    assertReads("some.topic/2/7", new One("some.topic/2", 7));
    assertReads("some.topic/2/7..", new From("some.topic/2", 7));
    assertReads("some.topic/2/7..90 (61)", new Counted("some.topic/2", 7, 90, 61));
  }

  private static void assertReads(String source, AttemptPlaces places) {
    assertThat(places).hasToString(source);
    assertThat(AttemptPlaces.parse(source)).contains(places);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "topic",
        "topic/2/",
        "topic/2/-7",
        "topic/2/7...",
        "topic/2/7..90",
        "topic/2/7..90 (0)",
        "topic/2/7..90 (85)",
        "topic/2/90..7 (1)",
        "topic/2/7..90 (61) ",
        "topic/2/9999999999999999999"
      })
  void anything_else_is_no_place(String source) {
    assertThat(AttemptPlaces.parse(source)).isEmpty();
  }

  @Test
  void more_than_there_is_room_for_cannot_be_counted() {
    assertThatThrownBy(() -> new Counted("topic/2", 7, 9, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
