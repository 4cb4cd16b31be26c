package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.confirmGenerated;
import static io.keystream.domain.key.Commands.delete;
import static io.keystream.domain.key.Commands.rotate;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.DUE;
import static io.keystream.domain.key.Events.NOW;
import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Vault's DELETE does to a key. */
final class DeleteTest {

  private static final KeyCommand ALLOW = new KeyCommand.Configure(CARDS, null, null, true);

  private static Key after(KeyCommand... commands) {
    Key key = new Key.Absent(CARDS);
    for (var command : commands) {
      key = Walk.step(key, command, NOW).after();
    }
    return key;
  }

  private static void assertRefused(Key key, KeyCommand command, Refusal reason) {
    assertThat(KeyDecisions.decide(key, command, NOW)).isEqualTo(new Decision.Refused(reason));
  }

  @Test
  void a_key_is_deleted_only_where_its_configuration_allows_that() {
    assertRefused(
        after(Commands.create(), confirmGenerated(1)),
        delete(DUE),
        new Refusal.DeletionIsNotAllowed(CARDS));
  }

  @Test
  void every_version_stops_at_once_and_is_destroyed_when_it_is_due() {
    var key =
        (Key.Present)
            after(
                Commands.create(),
                confirmGenerated(1),
                rotate(),
                confirmGenerated(2),
                ALLOW,
                delete(DUE));
    var usage = key.spec().usage();
    assertThat(key.versions().values())
        .extracting(Version::destruction)
        .containsOnly(new Version.Destruction.Scheduled(DUE));
    assertThat(KeyUses.protect(key, usage)).isInstanceOf(UseDecision.Refused.class);
    for (int version = 1; version <= 2; version++) {
      assertThat(KeyUses.process(key, usage, v(version))).isInstanceOf(UseDecision.Refused.class);
    }
  }

  @Test
  void a_deleted_key_has_nothing_left_to_delete() {
    assertRefused(
        after(Commands.create(), confirmGenerated(1), ALLOW, delete(DUE)),
        delete(DUE),
        new Refusal.NoVersionApplies(CARDS, "left to destroy"));
  }

  @Test
  void a_key_is_not_deleted_while_a_version_is_made() {
    assertRefused(
        after(Commands.create(), ALLOW), delete(DUE), new Refusal.RotationInProgress(CARDS, v(1)));
  }

  @Test
  void nor_sooner_than_destruction_waits() {
    assertRefused(
        after(Commands.create(), confirmGenerated(1), ALLOW),
        delete(DUE.minusSeconds(1)),
        new Refusal.WaitingPeriodOutOfRange(
            CARDS, DestructionPlan.LEAST_WAIT, DestructionPlan.MOST_WAIT));
  }
}
