package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.activate;
import static io.keystream.domain.key.Commands.confirmGenerated;
import static io.keystream.domain.key.Commands.reportGenerationFailed;
import static io.keystream.domain.key.Commands.rotate;
import static io.keystream.domain.key.Commands.rotateOnCommand;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.cancelled;
import static io.keystream.domain.key.Events.created;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.failed;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.requestedOnCommand;
import static io.keystream.domain.key.Events.resumed;
import static io.keystream.domain.key.Events.suspended;
import static io.keystream.domain.key.Events.v;
import static io.keystream.domain.key.Story.given;

import org.junit.jupiter.api.Test;

final class RotationTest {

  @Test
  void creating_a_key_asks_for_its_first_version() {
    given().when(Commands.create()).then(created(), requested(1));
  }

  @Test
  void a_key_can_be_created_for_later_activation() {
    given()
        .when(new KeyCommand.Create(CARDS, Events.SPEC, Activation.ON_COMMAND))
        .then(created(), requestedOnCommand(1));
  }

  @Test
  void a_name_is_used_once() {
    given(History.DESTROYED).when(Commands.create()).refused(new Refusal.KeyExists(CARDS));
  }

  @Test
  void what_does_not_exist_is_not_rotated() {
    given().when(rotate()).refused(new Refusal.KeyDoesNotExist(CARDS));
  }

  @Test
  void generated_material_protects_at_once() {
    given(History.REQUESTED).when(confirmGenerated(1)).then(generated(1), activated(1));
  }

  @Test
  void generated_material_for_later_activation_stays_pre_active() {
    given(History.REQUESTED_ON_COMMAND).when(confirmGenerated(1)).then(generated(1));
  }

  @Test
  void material_is_generated_once() {
    given(History.ACTIVE)
        .when(confirmGenerated(1))
        .refused(new Refusal.VersionIs(CARDS, v(1), "active"));
  }

  @Test
  void a_failed_version_cannot_be_generated_any_more() {
    given(History.FAILED)
        .when(confirmGenerated(1))
        .refused(new Refusal.VersionIs(CARDS, v(1), "failed"));
  }

  @Test
  void an_outcome_for_an_unknown_version_is_refused() {
    given(History.ACTIVE)
        .when(confirmGenerated(2))
        .refused(new Refusal.VersionDoesNotExist(CARDS, v(2)));
  }

  @Test
  void a_generation_that_failed_is_recorded() {
    given(History.REQUESTED).when(reportGenerationFailed(1)).then(failed(1));
  }

  @Test
  void a_version_with_material_did_not_fail() {
    given(History.PRE_ACTIVE)
        .when(reportGenerationFailed(1))
        .refused(new Refusal.VersionIs(CARDS, v(1), "pre-active"));
  }

  @Test
  void rotating_asks_for_the_next_version_and_changes_nothing_yet() {
    given(History.ACTIVE).when(rotate()).then(requested(2));
  }

  @Test
  void rotating_can_leave_the_start_to_an_operator() {
    given(History.ACTIVE).when(rotateOnCommand()).then(requestedOnCommand(2));
  }

  @Test
  void a_key_is_rotated_after_a_failed_generation() {
    given(History.FAILED).when(rotate()).then(requested(2));
  }

  @Test
  void the_predecessor_stops_protecting_before_the_fresh_version_begins() {
    given(History.ACTIVE, requested(2))
        .when(confirmGenerated(2))
        .then(generated(2), deactivated(1), activated(2));
  }

  @Test
  void rotations_come_one_after_the_other() {
    given(History.ACTIVE, requested(2))
        .when(rotate())
        .refused(new Refusal.RotationInProgress(CARDS, v(2)));
  }

  @Test
  void a_suspended_key_is_not_rotated() {
    given(History.SUSPENDED).when(rotate()).refused(new Refusal.KeyIsSuspended(CARDS));
  }

  @Test
  void a_suspended_predecessor_does_not_stop_rotation() {
    given(History.DEACTIVATED_SUSPENDED).when(rotate()).then(requested(2));
  }

  @Test
  void a_version_generated_while_the_key_is_suspended_stays_pre_active() {
    given(History.ACTIVE, requested(2), suspended(1)).when(confirmGenerated(2)).then(generated(2));
  }

  @Test
  void activating_lets_a_pre_active_version_protect() {
    given(History.PRE_ACTIVE).when(activate(1)).then(activated(1));
  }

  @Test
  void activating_ends_the_protection_of_the_active_version() {
    given(History.ACTIVE, requestedOnCommand(2), generated(2))
        .when(activate(2))
        .then(deactivated(1), activated(2));
  }

  @Test
  void nothing_takes_the_place_of_a_suspended_version() {
    given(History.ACTIVE, requestedOnCommand(2), generated(2), suspended(1))
        .when(activate(2))
        .refused(new Refusal.KeyIsSuspended(CARDS));
  }

  @Test
  void after_resumption_the_waiting_version_can_be_activated() {
    given(History.ACTIVE, requestedOnCommand(2), generated(2), suspended(1), resumed(1))
        .when(activate(2))
        .then(deactivated(1), activated(2));
  }

  @Test
  void a_version_that_awaits_destruction_is_not_activated() {
    given(History.PRE_ACTIVE_SCHEDULED)
        .when(activate(1))
        .refused(new Refusal.VersionAwaitsDestruction(CARDS, v(1)));
  }

  @Test
  void a_version_whose_destruction_was_cancelled_can_be_activated() {
    given(History.PRE_ACTIVE_SCHEDULED, cancelled(1)).when(activate(1)).then(activated(1));
  }

  @Test
  void a_deactivated_version_never_protects_again() {
    given(History.DEACTIVATED)
        .when(activate(1))
        .refused(new Refusal.VersionIs(CARDS, v(1), "deactivated"));
  }
}
