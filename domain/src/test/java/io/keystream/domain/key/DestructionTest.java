package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.ALL;
import static io.keystream.domain.key.Commands.cancelDestruction;
import static io.keystream.domain.key.Commands.confirmDestroyed;
import static io.keystream.domain.key.Commands.destroyDue;
import static io.keystream.domain.key.Commands.only;
import static io.keystream.domain.key.Commands.scheduleDestruction;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.DUE;
import static io.keystream.domain.key.Events.NOW;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.cancelled;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.destroyed;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.scheduled;
import static io.keystream.domain.key.Events.started;
import static io.keystream.domain.key.Events.v;
import static io.keystream.domain.key.Story.given;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DestructionTest {
  private static final Refusal OUT_OF_RANGE =
      new Refusal.WaitingPeriodOutOfRange(CARDS, Duration.ofDays(7), Duration.ofDays(30));
  private static final Instant LATEST = NOW.plus(Duration.ofDays(30));

  @ParameterizedTest
  @EnumSource(
      names = {
        "PRE_ACTIVE",
        "SUSPENDED",
        "DEACTIVATED",
        "DEACTIVATED_SUSPENDED",
        "COMPROMISED",
        "COMPROMISED_SUSPENDED",
        "COMPROMISED_UNUSED"
      })
  void the_destruction_of_a_version_that_does_not_protect_can_be_scheduled(History past) {
    given(past).when(scheduleDestruction(only(1))).then(scheduled(1));
  }

  @Test
  void the_protecting_version_is_not_destroyed() {
    given(History.ACTIVE)
        .when(scheduleDestruction(only(1)))
        .refused(new Refusal.VersionIs(CARDS, v(1), "active"));
  }

  @Test
  void scheduling_for_a_key_spares_the_protecting_version() {
    given(History.ACTIVE, requested(2), generated(2), deactivated(1), activated(2))
        .when(scheduleDestruction(ALL))
        .then(scheduled(1));
  }

  @Test
  void scheduling_for_a_key_of_which_everything_is_in_use_is_refused() {
    given(History.ACTIVE)
        .when(scheduleDestruction(ALL))
        .refused(new Refusal.NoVersionApplies(CARDS, "out of use"));
  }

  @Test
  void a_schedule_is_not_moved_without_cancelling_it() {
    given(History.DEACTIVATED_SCHEDULED)
        .when(scheduleDestruction(only(1)))
        .refused(new Refusal.VersionAwaitsDestruction(CARDS, v(1)));
  }

  @Test
  void destruction_waits_seven_days_at_least() {
    given(History.DEACTIVATED)
        .when(scheduleDestruction(only(1), DUE.minusNanos(1)))
        .refused(OUT_OF_RANGE);
  }

  @Test
  void destruction_waits_thirty_days_at_most() {
    given(History.DEACTIVATED)
        .when(scheduleDestruction(only(1), LATEST.plusNanos(1)))
        .refused(OUT_OF_RANGE);
  }

  @Test
  void destruction_may_wait_the_full_thirty_days() {
    given(History.DEACTIVATED)
        .when(scheduleDestruction(only(1), LATEST))
        .then(new KeyEvent.DestructionScheduled(CARDS, v(1), LATEST));
  }

  @Test
  void a_scheduled_destruction_can_be_cancelled() {
    given(History.DEACTIVATED_SCHEDULED).when(cancelDestruction(only(1))).then(cancelled(1));
  }

  @Test
  void cancelling_for_a_key_cancels_every_schedule() {
    given(History.DEACTIVATED_SCHEDULED, requested(2), generated(2), scheduled(2))
        .when(cancelDestruction(ALL))
        .then(cancelled(1), cancelled(2));
  }

  @Test
  void what_is_not_scheduled_is_not_cancelled() {
    given(History.DEACTIVATED)
        .when(cancelDestruction(only(1)))
        .refused(new Refusal.DestructionIsNotScheduled(CARDS, v(1)));
  }

  @Test
  void a_destruction_that_has_started_is_not_cancelled() {
    given(History.DEACTIVATED_STARTED)
        .when(cancelDestruction(only(1)))
        .refused(new Refusal.VersionAwaitsDestruction(CARDS, v(1)));
  }

  @Test
  void a_destruction_starts_when_its_time_has_come() {
    given(History.DEACTIVATED_SCHEDULED).at(DUE).when(destroyDue()).then(started(1));
  }

  @Test
  void a_destruction_never_starts_early() {
    given(History.DEACTIVATED_SCHEDULED)
        .at(DUE.minusNanos(1))
        .when(destroyDue())
        .refused(new Refusal.NothingIsDue(CARDS));
  }

  @Test
  void a_cancelled_destruction_never_starts() {
    given(History.DEACTIVATED_SCHEDULED, cancelled(1))
        .at(LATEST)
        .when(destroyDue())
        .refused(new Refusal.NothingIsDue(CARDS));
  }

  @Test
  void a_destruction_starts_once() {
    given(History.DEACTIVATED_STARTED)
        .at(LATEST)
        .when(destroyDue())
        .refused(new Refusal.NothingIsDue(CARDS));
  }

  @Test
  void only_the_destructions_that_are_due_start() {
    given(
            History.DEACTIVATED_SCHEDULED,
            requested(2),
            generated(2),
            new KeyEvent.DestructionScheduled(CARDS, v(2), LATEST))
        .at(DUE)
        .when(destroyDue())
        .then(started(1));
  }

  @Test
  void a_started_destruction_is_confirmed() {
    given(History.DEACTIVATED_STARTED).when(confirmDestroyed(1)).then(destroyed(1));
  }

  @Test
  void a_destruction_that_nobody_started_is_not_confirmed() {
    given(History.DEACTIVATED_SCHEDULED)
        .when(confirmDestroyed(1))
        .refused(new Refusal.VersionIs(CARDS, v(1), "deactivated"));
  }

  @Test
  void a_destruction_is_confirmed_once() {
    given(History.DESTROYED)
        .when(confirmDestroyed(1))
        .refused(new Refusal.VersionIs(CARDS, v(1), "destroyed"));
  }
}
