package io.keystream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StallTest {

  private static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");

  private final Stall stall = new Stall();

  @Test
  void an_idle_job_never_stalls() {
    stall.observe(10, 0, T0);
    assertThat(stall.observe(10, 0, T0.plusSeconds(3600))).isEmpty();
  }

  @Test
  void a_job_that_was_idle_for_long_has_the_whole_limit_for_its_next_record() {
    stall.observe(10, 0, T0);
    assertThat(stall.observe(10, 1, T0.plusSeconds(3600))).isEmpty();
    assertThat(stall.observe(10, 1, T0.plusSeconds(3620))).isEmpty();
  }

  @Test
  void a_job_that_is_behind_and_does_not_move_stalls_after_the_limit() {
    stall.observe(10, 5, T0);
    assertThat(stall.observe(10, 6, T0.plus(Stall.LIMIT).plusMillis(1))).contains(T0);
  }

  @Test
  void a_job_that_is_behind_and_moves_does_not_stall() {
    stall.observe(10, 5, T0);
    assertThat(stall.observe(11, 500, T0.plusSeconds(60))).isEmpty();
  }
}
