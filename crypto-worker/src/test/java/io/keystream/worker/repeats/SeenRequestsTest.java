package io.keystream.worker.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.worker.repeats.SeenRequests.Novelty;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenRequestsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SeenRequests seen = new SeenRequests(new SipHash(1, 2), 1000);

  @Test
  void an_id_is_fresh_once() {
    assertThat(seen.see("payments", "a", NOON)).isEqualTo(Novelty.FRESH);
    assertThat(seen.see("payments", "a", NOON)).isEqualTo(Novelty.REPEATED);
  }

  @Test
  void an_id_is_its_callers_own() {
    seen.see("payments", "a", NOON);

    assertThat(seen.see("billing", "a", NOON)).isEqualTo(Novelty.FRESH);
    assertThat(seen.see("pay", "ments/a", NOON)).isEqualTo(Novelty.FRESH);
  }

  @Test
  void an_id_is_remembered_for_the_span_and_not_much_longer() {
    seen.see("payments", "a", NOON);
    for (var seconds = 30; seconds <= SeenRequests.SPAN.toSeconds(); seconds += 30) {
      seen.see("payments", "b" + seconds, NOON.plusSeconds(seconds));
    }

    assertThat(seen.see("payments", "a", NOON.plus(SeenRequests.SPAN))).isEqualTo(Novelty.REPEATED);
    assertThat(seen.see("payments", "a", NOON.plus(SeenRequests.SPAN).plusSeconds(90)))
        .isEqualTo(Novelty.FRESH);
  }

  @Test
  void a_clock_that_goes_back_shortens_no_memory() {
    seen.see("payments", "a", NOON);
    seen.see("payments", "b", NOON.minus(Duration.ofHours(1)));

    assertThat(seen.see("payments", "a", NOON)).isEqualTo(Novelty.REPEATED);
    assertThat(seen.see("payments", "b", NOON)).isEqualTo(Novelty.REPEATED);
  }

  @Test
  void what_cannot_be_remembered_is_not_carried_out() {
    for (var i = 0; i < 1000; i++) {
      seen.see("payments", "id-" + i, NOON);
    }

    assertThat(seen.see("payments", "one more", NOON)).isEqualTo(Novelty.TOO_MANY);
    assertThat(seen.see("payments", "id-0", NOON)).isEqualTo(Novelty.REPEATED);
    assertThat(seen.see("payments", "one more", NOON.plus(SeenRequests.SPAN).plusSeconds(1)))
        .isEqualTo(Novelty.FRESH);
  }
}
