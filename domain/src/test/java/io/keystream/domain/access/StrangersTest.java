package io.keystream.domain.access;

import static io.keystream.domain.access.Strangers.Kept.BEGINS_COUNT;
import static io.keystream.domain.access.Strangers.Kept.COUNTED;
import static io.keystream.domain.access.Strangers.Kept.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AttemptPlaces.Counted;
import io.keystream.domain.access.AttemptPlaces.One;
import io.keystream.domain.access.Strangers.Missed;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrangersTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  private final Strangers strangers = new Strangers();

  @Test
  void so_many_are_recorded_in_a_minute_whatever_their_lane() {
    for (var offset = 0; offset < 30; offset++) {
      assertThat(attempt("a", offset)).isEqualTo(RECORDED);
      assertThat(attempt("b", offset)).isEqualTo(RECORDED);
    }
    assertThat(attempt("a", 30)).isEqualTo(BEGINS_COUNT);
    assertThat(strangers.attempt(LATER, new One("b", 31))).isEqualTo(RECORDED);
  }

  @Test
  void the_rest_is_counted_lane_by_lane_and_told_once_when_the_minute_is_over() {
    flood();
    assertThat(attempt("a", 100)).isEqualTo(BEGINS_COUNT);
    assertThat(attempt("b", 7)).isEqualTo(BEGINS_COUNT);
    assertThat(attempt("a", 103)).isEqualTo(COUNTED);

    assertThat(strangers.missed(LATER.minusMillis(1))).isEmpty();
    assertThat(strangers.missed(LATER))
        .containsExactly(
            new Missed(new Counted("a", 100, 103, 2), NOON),
            new Missed(new Counted("b", 7, 7, 1), NOON));
    assertThat(strangers.missed(LATER)).isEmpty();
  }

  @Test
  void what_is_read_again_is_not_counted_again() {
    flood();
    attempt("a", 100);
    attempt("a", 101);
    attempt("a", 100);

    assertThat(strangers.missed(LATER))
        .containsExactly(new Missed(new Counted("a", 100, 101, 2), NOON));
  }

  @Test
  void a_lane_is_told_by_itself() {
    flood();
    attempt("a", 100);
    attempt("b", 7);

    assertThat(strangers.missed(LATER, "b")).contains(new Missed(new Counted("b", 7, 7, 1), NOON));
    assertThat(strangers.missed(LATER, "b")).isEmpty();
    assertThat(strangers.missed(LATER)).hasSize(1);
  }

  @Test
  void whoever_takes_a_lane_over_goes_on_with_its_count_and_tells_it_whole() {
    flood();
    attempt("a/0", 100);
    attempt("a/0", 101);
    var kept = strangers.untold("a/0").orElseThrow().toString();
    assertThat(kept).isEqualTo("2026-03-02T12:00:00Z a/0/100..101 (2)");

    var next = new Strangers();
    next.goOn(Missed.parse(kept).orElseThrow());

    assertThat(next.missed(NOON.plusSeconds(59), "a/0")).isEmpty();
    assertThat(next.attempt(NOON.plusSeconds(59), new One("a/0", 102))).isEqualTo(COUNTED);
    assertThat(next.attempt(NOON.plusSeconds(59), new One("b/0", 7))).isEqualTo(RECORDED);
    assertThat(next.missed(LATER, "a/0"))
        .contains(new Missed(new Counted("a/0", 100, 102, 3), NOON));
    assertThat(next.untold("a/0")).isEmpty();
  }

  @Test
  void who_leaves_a_lane_tells_nothing_of_it() {
    flood();
    attempt("a", 100);
    strangers.leave("a");

    assertThat(strangers.missed(LATER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-02T12:00:00Z",
        "a/0/100..101 (2)",
        "noon a/0/100..101 (2)",
        "2026-03-02T12:00:00Z a/0/100",
        "2026-03-02T12:00:00Z a/0/100..101 (3)"
      })
  void what_is_no_count_is_not_taken_for_one(String text) {
    assertThat(Missed.parse(text)).isEmpty();
  }

  @Test
  void what_was_forgotten_is_neither_told_nor_held_against_anybody() {
    flood();
    attempt("a", 100);
    strangers.forget();

    assertThat(attempt("a", 100)).isEqualTo(RECORDED);
    assertThat(strangers.missed(LATER)).isEmpty();
  }

  private void flood() {
    for (var offset = 0; offset < Strangers.RECORDED_PER_MINUTE; offset++) {
      attempt("a", offset);
    }
  }

  private Strangers.Kept attempt(String lane, long offset) {
    return strangers.attempt(NOON, new One(lane, offset));
  }
}
