package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.cancelDestruction;
import static io.keystream.domain.key.Commands.only;
import static io.keystream.domain.key.Commands.trim;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.configured;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.destroyed;
import static io.keystream.domain.key.Events.failed;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.requestedOnCommand;
import static io.keystream.domain.key.Events.started;
import static io.keystream.domain.key.Events.trimmed;
import static io.keystream.domain.key.Events.v;
import static io.keystream.domain.key.Story.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions below both minimums are destroyed at once and for good. */
final class TrimTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "PRE_ACTIVE",
        "PRE_ACTIVE_SCHEDULED",
        "SUSPENDED",
        "SUSPENDED_SCHEDULED",
        "DEACTIVATED",
        "DEACTIVATED_SCHEDULED",
        "DEACTIVATED_SUSPENDED",
        "DEACTIVATED_SUSPENDED_SCHEDULED",
        "COMPROMISED",
        "COMPROMISED_SCHEDULED",
        "COMPROMISED_SUSPENDED",
        "COMPROMISED_SUSPENDED_SCHEDULED",
        "COMPROMISED_UNUSED",
        "COMPROMISED_UNUSED_SCHEDULED"
      })
  void whatever_has_material_below_is_destroyed_without_waiting(History past) {
    given(past, requestedOnCommand(2), generated(2), configured(2, 2))
        .when(trim(2))
        .then(trimmed(2), started(1));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "FAILED",
        "PRE_ACTIVE_STARTED",
        "SUSPENDED_STARTED",
        "DEACTIVATED_STARTED",
        "DEACTIVATED_SUSPENDED_STARTED",
        "COMPROMISED_STARTED",
        "COMPROMISED_SUSPENDED_STARTED",
        "COMPROMISED_UNUSED_STARTED",
        "DESTROYED",
        "DESTROYED_COMPROMISED"
      })
  void what_has_no_material_or_soon_none_is_left_as_it_is(History past) {
    given(past, requestedOnCommand(2), generated(2), configured(2, 2))
        .when(trim(2))
        .then(trimmed(2));
  }

  @Test
  void only_versions_below_are_destroyed() {
    given(
            History.DEACTIVATED,
            requested(2),
            generated(2),
            activated(2),
            requested(3),
            generated(3),
            deactivated(2),
            activated(3),
            configured(2, 3))
        .when(trim(2))
        .then(trimmed(2), started(1));
  }

  @Test
  void the_active_version_is_never_trimmed() {
    given(History.ACTIVE, requestedOnCommand(2), generated(2), configured(2, 2))
        .when(trim(2))
        .refused(new Refusal.VersionIs(CARDS, v(1), "active"));
  }

  @Test
  void a_version_that_is_being_made_is_not_trimmed() {
    given(
            History.ACTIVE,
            requestedOnCommand(2),
            compromised(1),
            requested(3),
            generated(3),
            activated(3),
            configured(3, 3))
        .when(trim(3))
        .refused(new Refusal.RotationInProgress(CARDS, v(2)));
  }

  @Test
  void a_key_without_a_min_encryption_version_is_not_trimmed() {
    given(History.DEACTIVATED, requested(2), generated(2), activated(2), configured(2, 0))
        .when(trim(2))
        .refused(new Refusal.MinEncryptionIsNotSet(CARDS));
    given(History.ACTIVE).when(trim(1)).refused(new Refusal.MinEncryptionIsNotSet(CARDS));
  }

  @Test
  void versions_that_still_open_are_not_trimmed() {
    given(History.DEACTIVATED, requested(2), generated(2), activated(2), configured(1, 2))
        .when(trim(2))
        .refused(new Refusal.MinAvailableAboveMinimum(CARDS, v(2), v(1)));
  }

  @Test
  void what_is_trimmed_does_not_come_back() {
    given(
            History.DEACTIVATED,
            requested(2),
            generated(2),
            activated(2),
            configured(2, 2),
            trimmed(2))
        .when(trim(1))
        .refused(new Refusal.MinimumBelowAvailable(CARDS, v(2)));
  }

  @Test
  void trimming_again_gives_up_what_is_left_and_nothing_twice() {
    given(
            History.DEACTIVATED,
            requested(2),
            failed(2),
            requested(3),
            generated(3),
            activated(3),
            configured(3, 3),
            trimmed(3),
            started(1))
        .when(trim(3))
        .then(trimmed(3));
  }

  @Test
  void trimming_at_the_first_version_destroys_nothing() {
    given(History.ACTIVE, configured(1, 1)).when(trim(1)).then(trimmed(1));
  }

  @Test
  void a_trim_is_not_cancelled() {
    given(
            History.DEACTIVATED,
            requested(2),
            generated(2),
            activated(2),
            configured(2, 2),
            trimmed(2),
            started(1))
        .when(cancelDestruction(only(1)))
        .refused(new Refusal.VersionAwaitsDestruction(CARDS, v(1)));
  }

  @Test
  void the_destruction_of_a_trimmed_version_is_confirmed() {
    given(
            History.COMPROMISED,
            requested(2),
            generated(2),
            activated(2),
            configured(2, 2),
            trimmed(2),
            started(1))
        .when(Commands.confirmDestroyed(1))
        .then(destroyed(1));
  }

  @Test
  void without_a_trim_or_a_schedule_no_destruction_starts() {
    var key =
        Story.fold(
            History.DEACTIVATED.key(),
            List.of(requested(2), generated(2), activated(2), configured(2, 2)));
    assertThatThrownBy(() -> KeyEvolution.evolve(key, started(1)))
        .hasMessageStartingWith("corrupt log: ");
  }
}
