package io.keystream.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FencesTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Fences fences = new Fences();

  @Test
  void three_in_a_row_mean_another_process() {
    assertThat(fences.areTooMany(MINUTE)).isFalse();
    assertThat(fences.areTooMany(2 * MINUTE)).isFalse();
    assertThat(fences.areTooMany(3 * MINUTE)).isTrue();
  }

  @Test
  void now_and_then_means_a_pause() {
    for (var i = 1; i < 10; i++) {
      assertThat(fences.areTooMany(i * 11L * MINUTE)).isFalse();
    }
  }
}
