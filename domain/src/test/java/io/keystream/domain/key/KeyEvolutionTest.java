package io.keystream.domain.key;

import static io.keystream.domain.key.Events.cancelled;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.destroyed;
import static io.keystream.domain.key.Events.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which state an event leads to; which events can happen is in {@link EvolutionMatrixTest}. */
final class KeyEvolutionTest {

  @ParameterizedTest
  @CsvSource({
    "SUSPENDED, ACTIVE",
    "DEACTIVATED_SUSPENDED, DEACTIVATED",
    "COMPROMISED_SUSPENDED, COMPROMISED"
  })
  void a_resumed_version_returns_to_the_state_it_came_from(History suspended, History origin) {
    assertThat(after(suspended, resumed(1))).isEqualTo(origin.key());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*_SCHEDULED")
  void a_cancelled_destruction_leaves_no_trace_in_the_state(History scheduled) {
    var before = History.valueOf(scheduled.name().replace("_SCHEDULED", ""));
    assertThat(after(scheduled, cancelled(1))).isEqualTo(before.key());
  }

  @ParameterizedTest
  @CsvSource({
    "PRE_ACTIVE, COMPROMISED_UNUSED",
    "PRE_ACTIVE_SCHEDULED, COMPROMISED_UNUSED_SCHEDULED",
    "PRE_ACTIVE_STARTED, COMPROMISED_UNUSED_STARTED",
    "ACTIVE, COMPROMISED",
    "SUSPENDED, COMPROMISED_SUSPENDED",
    "SUSPENDED_SCHEDULED, COMPROMISED_SUSPENDED_SCHEDULED",
    "SUSPENDED_STARTED, COMPROMISED_SUSPENDED_STARTED",
    "DEACTIVATED, COMPROMISED",
    "DEACTIVATED_SCHEDULED, COMPROMISED_SCHEDULED",
    "DEACTIVATED_STARTED, COMPROMISED_STARTED",
    "DEACTIVATED_SUSPENDED, COMPROMISED_SUSPENDED",
    "DEACTIVATED_SUSPENDED_SCHEDULED, COMPROMISED_SUSPENDED_SCHEDULED",
    "DEACTIVATED_SUSPENDED_STARTED, COMPROMISED_SUSPENDED_STARTED",
    "DESTROYED, DESTROYED_COMPROMISED"
  })
  void a_compromise_keeps_suspension_and_destruction(History before, History compromised) {
    assertThat(after(before, compromised(1))).isEqualTo(compromised.key());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "(PRE|SUSP|DEACT).*_STARTED")
  void a_destroyed_version_keeps_nothing_but_its_number(History started) {
    assertThat(after(started, destroyed(1))).isEqualTo(History.DESTROYED.key());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = "COMPROMISED.*_STARTED")
  void a_destroyed_version_stays_compromised(History started) {
    assertThat(after(started, destroyed(1))).isEqualTo(History.DESTROYED_COMPROMISED.key());
  }

  @Test
  void a_failed_version_keeps_its_reason() {
    assertThat(((Key.Present) History.FAILED.key()).versions().firstEntry().getValue())
        .isEqualTo(new Version.Failed(KeyVersion.FIRST, Events.REASON));
  }

  private static Key after(History history, KeyEvent event) {
    return Story.fold(history.key(), List.of(event));
  }
}
