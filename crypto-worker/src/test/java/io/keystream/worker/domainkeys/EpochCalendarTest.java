package io.keystream.worker.domainkeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.sealing.SessionOpening;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class EpochCalendarTest {

  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

  @Test
  void at_every_minute_of_a_week_one_key_is_used_and_the_next_is_known_in_time() {
    var known = new HashSet<Integer>();
    for (var minute = 0; minute < 7 * 24 * 60; minute++) {
      var now = START.plus(Duration.ofMinutes(minute));
      var needed = EpochCalendar.needed(now);
      assertThat(needed).as("%s", now).anyMatch(span -> span.epoch() == day(now));
      assertThat(needed)
          .as("%s", now)
          .anyMatch(span ->
              !now.isBefore(span.useFrom())
                  && !now.plus(SessionOpening.MAX_LIFE).isAfter(span.useUntil()));
      if (minute >= 12 * 60) {
        assertThat(known).as("%s", now).contains(day(now));
      }
      needed.forEach(span -> known.add(span.epoch()));
    }
  }

  @Test
  void no_key_is_destroyed_while_it_is_needed_and_every_one_in_the_end() {
    var destroyed = new HashSet<Integer>();
    for (var hour = 0; hour < 20 * 24; hour++) {
      var now = START.plus(Duration.ofHours(hour));
      EpochCalendar.over(now, 5).forEach(span -> destroyed.add(span.epoch()));
      EpochCalendar.needed(now)
          .forEach(span -> assertThat(destroyed).as("%s", now).doesNotContain(span.epoch()));
    }
    for (var epoch = day(START); epoch < day(START) + 18; epoch++) {
      assertThat(destroyed).contains(epoch);
    }
  }

  @Test
  void a_key_is_gone_three_hours_after_its_day() {
    var span = EpochCalendar.Span.of(day(START));
    assertThat(span.useFrom()).isEqualTo(START);
    assertThat(span.useUntil()).isEqualTo("2026-11-27T01:00:00Z");
    assertThat(span.destroyAt()).isEqualTo("2026-11-27T03:00:00Z");
  }

  private static int day(Instant time) {
    return Math.toIntExact(time.getEpochSecond() / 86_400);
  }
}
