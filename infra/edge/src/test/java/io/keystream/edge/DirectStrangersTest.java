package io.keystream.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.Strangers;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.wire.AuditKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** However many there are, so many records a minute, and none is forgotten. */
class DirectStrangersTest {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private final DirectStrangers strangers = new DirectStrangers("worker-1", AuditKind.USE);

  @Test
  void those_beyond_the_limit_are_counted_and_told_in_the_next_minute() {
    var recorded = 0;
    for (var i = 0; i < Strangers.RECORDED_PER_MINUTE + 5; i++) {
      recorded += attempt(NOON.plusSeconds(i % 60));
    }
    assertThat(recorded).isEqualTo(Strangers.RECORDED_PER_MINUTE);

    var next =
        strangers.attempt(
            StrangerRecord.UNKNOWN,
            new Source.Unknown(),
            "no-certificate",
            "",
            NOON.plus(Duration.ofMinutes(1)));

    assertThat(next)
        .extracting(record -> record.getOperation())
        .containsExactly("Unrecorded", "Unopened");
    assertThat(next.getFirst().getDetail()).startsWith("5 attempts of strangers");
    assertThat(next.getFirst().getRequestedAt()).isEqualTo(NOON);
  }

  @Test
  void what_was_counted_is_told_once_when_the_worker_closes() {
    for (var i = 0; i < Strangers.RECORDED_PER_MINUTE + 1; i++) {
      attempt(NOON);
    }

    assertThat(strangers.missed(NOON)).isPresent();
    assertThat(strangers.missed(NOON)).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_begins_a_minute_and_forgets_nothing() {
    for (var i = 0; i < Strangers.RECORDED_PER_MINUTE + 1; i++) {
      attempt(NOON);
    }

    assertThat(attempt(NOON.minusSeconds(1))).isEqualTo(2);
  }

  private int attempt(Instant now) {
    return strangers
        .attempt(StrangerRecord.UNKNOWN, new Source.Unknown(), "no-certificate", "", now)
        .size();
  }
}
