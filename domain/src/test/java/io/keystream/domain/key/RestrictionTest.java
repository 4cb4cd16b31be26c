package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.ALL;
import static io.keystream.domain.key.Commands.deactivate;
import static io.keystream.domain.key.Commands.only;
import static io.keystream.domain.key.Commands.reportCompromise;
import static io.keystream.domain.key.Commands.resume;
import static io.keystream.domain.key.Commands.suspend;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.requestedOnCommand;
import static io.keystream.domain.key.Events.resumed;
import static io.keystream.domain.key.Events.suspended;
import static io.keystream.domain.key.Events.v;
import static io.keystream.domain.key.Story.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RestrictionTest {

  @ParameterizedTest
  @EnumSource(names = {"ACTIVE", "DEACTIVATED", "COMPROMISED"})
  void a_version_in_use_can_be_suspended(History inUse) {
    given(inUse).when(suspend(only(1))).then(suspended(1));
  }

  @Test
  void suspending_a_key_suspends_every_version_in_use() {
    given(History.ACTIVE, requested(2), generated(2), deactivated(1), activated(2), requested(3))
        .when(suspend(ALL))
        .then(suspended(1), suspended(2));
  }

  @Test
  void a_suspended_version_is_not_suspended_twice() {
    given(History.SUSPENDED)
        .when(suspend(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "suspended"));
  }

  @Test
  void a_compromised_version_is_not_suspended_twice() {
    given(History.COMPROMISED_SUSPENDED)
        .when(suspend(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "suspended"));
  }

  @Test
  void a_version_that_never_protected_has_no_use_to_suspend() {
    given(History.PRE_ACTIVE)
        .when(suspend(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "pre-active"));
  }

  @Test
  void what_awaits_destruction_is_out_of_use_already() {
    given(History.DEACTIVATED_SCHEDULED)
        .when(suspend(only(1)))
        .refused(new Refusal.VersionAwaitsDestruction(CARDS, v(1)));
  }

  @Test
  void suspending_a_key_of_which_nothing_is_in_use_is_refused() {
    given(History.DESTROYED)
        .when(suspend(ALL))
        .refused(new Refusal.NoVersionApplies(CARDS, "usable"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SUSPENDED", "DEACTIVATED_SUSPENDED", "COMPROMISED_SUSPENDED"})
  void a_suspended_version_can_be_resumed(History out) {
    given(out).when(resume(only(1))).then(resumed(1));
  }

  @Test
  void resuming_a_key_resumes_every_suspended_version() {
    given(
            History.ACTIVE,
            requested(2),
            generated(2),
            deactivated(1),
            activated(2),
            suspended(1),
            suspended(2))
        .when(resume(ALL))
        .then(resumed(1), resumed(2));
  }

  @Test
  void a_version_that_was_compromised_unused_is_never_resumed() {
    given(History.COMPROMISED_UNUSED)
        .when(resume(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "compromised"));
  }

  @Test
  void a_suspended_version_that_awaits_destruction_is_not_resumed() {
    given(History.SUSPENDED_SCHEDULED)
        .when(resume(only(1)))
        .refused(new Refusal.VersionAwaitsDestruction(CARDS, v(1)));
  }

  @Test
  void resuming_a_key_that_is_not_suspended_is_refused() {
    given(History.ACTIVE)
        .when(resume(ALL))
        .refused(new Refusal.NoVersionApplies(CARDS, "suspended"));
  }

  @Test
  void an_active_version_can_be_deactivated() {
    given(History.ACTIVE).when(deactivate(only(1))).then(deactivated(1));
  }

  @Test
  void deactivating_a_key_ends_its_protection() {
    given(History.ACTIVE, requested(2), generated(2), deactivated(1), activated(2))
        .when(deactivate(ALL))
        .then(deactivated(2));
  }

  @Test
  void deactivating_a_suspended_version_would_widen_and_is_refused() {
    given(History.SUSPENDED)
        .when(deactivate(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "suspended"));
  }

  @Test
  void deactivating_a_key_that_does_not_protect_is_refused() {
    given(History.DEACTIVATED)
        .when(deactivate(ALL))
        .refused(new Refusal.NoVersionApplies(CARDS, "active"));
  }

  @Test
  void a_fresh_version_follows_a_compromised_one_that_protected() {
    given(History.ACTIVE).when(reportCompromise(only(1))).then(compromised(1), requested(2));
  }

  @Test
  void no_fresh_version_follows_while_one_is_on_its_way() {
    given(History.ACTIVE, requested(2)).when(reportCompromise(only(1))).then(compromised(1));
  }

  @Test
  void a_version_that_waits_for_an_operator_does_not_replace_a_compromised_one() {
    given(History.ACTIVE, requestedOnCommand(2))
        .when(reportCompromise(only(1)))
        .then(compromised(1), requested(3));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PRE_ACTIVE",
        "SUSPENDED",
        "SUSPENDED_SCHEDULED",
        "DEACTIVATED",
        "DEACTIVATED_SUSPENDED",
        "DEACTIVATED_STARTED",
        "DESTROYED"
      })
  void a_compromise_is_recorded_also_where_nothing_protected(History past) {
    given(past).when(reportCompromise(only(1))).then(compromised(1));
  }

  @Test
  void the_compromise_of_a_key_is_that_of_every_version_with_material() {
    given(History.ACTIVE, requested(2), generated(2), deactivated(1), activated(2))
        .when(reportCompromise(ALL))
        .then(compromised(1), compromised(2), requested(3));
  }

  @Test
  void a_compromise_is_reported_once() {
    given(History.COMPROMISED)
        .when(reportCompromise(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "compromised"));
  }

  @Test
  void what_was_never_generated_is_not_compromised() {
    given(History.REQUESTED)
        .when(reportCompromise(ALL))
        .refused(new Refusal.NoVersionApplies(CARDS, "not compromised"));
  }

  @Test
  void after_the_compromise_of_a_suspended_version_the_key_can_be_rotated() {
    given(History.SUSPENDED, compromised(1)).when(Commands.rotate()).then(requested(2));
  }
}
