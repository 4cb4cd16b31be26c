package io.keystream.domain.key;

import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every state x every use: the version that serves it, or why none does. */
final class UsesMatrixTest {

  private static final List<Function<Key, UseDecision>> USES =
      List.of(
          key -> KeyUses.protect(key, KeyUsage.ENCRYPT_DECRYPT),
          key -> KeyUses.process(key, KeyUsage.ENCRYPT_DECRYPT, v(1)));

  /** Columns: protect, process. */
  private static final String MATRIX =
      """
      absent                          key-does-not-exist          key-does-not-exist
      versionless                     no-active-version           version-does-not-exist
      requested                       no-active-version           not: requested
      requested-on-command            no-active-version           not: requested
      failed                          no-active-version           not: failed
      pre-active                      no-active-version           not: pre-active
      pre-active-scheduled            no-active-version           version-awaits-destruction
      pre-active-started              no-active-version           version-awaits-destruction
      active                          v1 active                   v1 active
      suspended                       key-is-suspended            not: suspended
      suspended-scheduled             key-is-suspended            version-awaits-destruction
      suspended-started               key-is-suspended            version-awaits-destruction
      deactivated                     no-active-version           v1 deactivated
      deactivated-scheduled           no-active-version           version-awaits-destruction
      deactivated-started             no-active-version           version-awaits-destruction
      deactivated-suspended           no-active-version           not: suspended
      deactivated-suspended-scheduled no-active-version           version-awaits-destruction
      deactivated-suspended-started   no-active-version           version-awaits-destruction
      compromised                     no-active-version           v1 compromised
      compromised-scheduled           no-active-version           version-awaits-destruction
      compromised-started             no-active-version           version-awaits-destruction
      compromised-suspended           no-active-version           not: suspended
      compromised-suspended-scheduled no-active-version           version-awaits-destruction
      compromised-suspended-started   no-active-version           version-awaits-destruction
      compromised-unused              no-active-version           not: compromised
      compromised-unused-scheduled    no-active-version           version-awaits-destruction
      compromised-unused-started      no-active-version           version-awaits-destruction
      destroyed                       no-active-version           not: destroyed
      destroyed-compromised           no-active-version           not: destroyed-compromised
      """;

  @Test
  void every_state_permits_exactly_the_pinned_uses() {
    assertThat(Matrix.of(USES, UsesMatrixTest::answer)).isEqualTo(MATRIX);
  }

  private static String answer(History history, Function<Key, UseDecision> use) {
    return "%-26s"
        .formatted(
            switch (use.apply(history.key())) {
              case UseDecision.Permitted(var version, var state) -> version + " " + state;
              case UseDecision.Refused(Refusal.VersionIs(_, _, var state)) -> "not: " + state;
              case UseDecision.Refused(var reason) -> reason.code();
            });
  }
}
