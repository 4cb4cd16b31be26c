package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.ALL;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which version serves a use; what each state permits is in {@link UsesMatrixTest}. */
final class KeyUsesTest {
  private static final KeyUsage USAGE = KeyUsage.ENCRYPT_DECRYPT;
  private static final Key ROTATED =
      Story.fold(
          History.ACTIVE.key(),
          List.of(requested(2), generated(2), deactivated(1), activated(2), requested(3)));

  @Test
  void new_data_takes_the_active_version() {
    assertThat(KeyUses.protect(ROTATED, USAGE))
        .isEqualTo(new UseDecision.Permitted(v(2), "active"));
  }

  @Test
  void old_data_takes_the_version_that_protected_it() {
    assertThat(KeyUses.process(ROTATED, USAGE, v(1)))
        .isEqualTo(new UseDecision.Permitted(v(1), "deactivated"));
  }

  @Test
  void a_version_that_does_not_exist_opens_nothing() {
    assertThat(KeyUses.process(ROTATED, USAGE, v(4)))
        .isEqualTo(new UseDecision.Refused(new Refusal.VersionDoesNotExist(CARDS, v(4))));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ENCRYPT_DECRYPT")
  void a_key_protects_for_no_other_usage(KeyUsage other) {
    assertThat(KeyUses.protect(ROTATED, other))
        .isEqualTo(new UseDecision.Refused(new Refusal.UsageNotPermitted(CARDS, USAGE)));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ENCRYPT_DECRYPT")
  void a_key_processes_for_no_other_usage(KeyUsage other) {
    assertThat(KeyUses.process(ROTATED, other, v(1)))
        .isEqualTo(new UseDecision.Refused(new Refusal.UsageNotPermitted(CARDS, USAGE)));
  }

  @Test
  void a_command_for_another_key_is_a_bug_of_the_caller() {
    var other = new Key.Absent(new KeyName("payments/other"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyDecisions.decide(other, Commands.suspend(ALL), Events.NOW))
        .withMessage("a command for 'payments/cards' reached key 'payments/other'");
  }
}
