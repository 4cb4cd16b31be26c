package io.keystream.worker.keks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KekTermsTest {

  private static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final KekTerms terms = new KekTerms(DAY, Duration.ofMinutes(10));

  @Test
  void where_nothing_was_destroyed_and_nobody_wishes_for_the_next_one_stays() {
    assertThat(terms.isNextDue(MADE, null, null, MADE.plus(DAY.multipliedBy(1000)))).isFalse();
  }

  @Test
  void a_wish_counts_once_and_at_once() {
    var wished = MADE.plusMillis(1);

    assertThat(terms.isNextDue(MADE, wished, null, wished)).isTrue();
    assertThat(terms.isNextDue(wished, wished, null, wished.plus(DAY))).isFalse();
  }

  @Test
  void what_was_destroyed_under_one_has_the_next_made_when_its_day_is_over() {
    var destroyed = MADE.plusSeconds(3600);

    assertThat(terms.isNextDue(MADE, null, destroyed, MADE.plus(DAY).minusMillis(1))).isFalse();
    assertThat(terms.isNextDue(MADE, null, destroyed, MADE.plus(DAY))).isTrue();
  }

  @Test
  void what_a_clock_that_is_behind_destroyed_is_not_forgotten() {
    var seemsBefore = MADE.minusSeconds(599);
    var wasBefore = MADE.minusSeconds(600);

    assertThat(terms.isNextDue(MADE, null, seemsBefore, MADE.plus(DAY))).isTrue();
    assertThat(terms.isNextDue(MADE, null, wasBefore, MADE.plus(DAY))).isFalse();
  }
}
