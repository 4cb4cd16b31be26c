package io.keystream.domain.key;

import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.cancelled;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.configured;
import static io.keystream.domain.key.Events.created;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.destroyed;
import static io.keystream.domain.key.Events.failed;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.resumed;
import static io.keystream.domain.key.Events.scheduled;
import static io.keystream.domain.key.Events.started;
import static io.keystream.domain.key.Events.suspended;
import static io.keystream.domain.key.Events.trimmed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every state x every event: {@code +} where it can happen, {@code .} where the log is corrupt.
 *
 * <p>Columns: created, version-requested (1, then 2), generated, generation-failed, activated,
 * suspended, resumed, deactivated, compromised, destruction-scheduled, destruction-cancelled,
 * destruction-started, destroyed, configured (which every key can be), trimmed (which no key can be
 * before a minimum is set).
 */
final class EvolutionMatrixTest {

  private static final List<KeyEvent> EVENTS =
      List.of(
          created(),
          requested(1),
          requested(2),
          generated(1),
          failed(1),
          activated(1),
          suspended(1),
          resumed(1),
          deactivated(1),
          compromised(1),
          scheduled(1),
          cancelled(1),
          started(1),
          destroyed(1),
          configured(1, 0),
          trimmed(1));

  private static final String MATRIX =
      """
      absent                          +  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
      versionless                     .  +  .  .  .  .  .  .  .  .  .  .  .  .  +  .
      requested                       .  .  +  +  +  .  .  .  .  .  .  .  .  .  +  .
      requested-on-command            .  .  +  +  +  .  .  .  .  .  .  .  .  .  +  .
      failed                          .  .  +  .  .  .  .  .  .  .  .  .  .  .  +  .
      pre-active                      .  .  +  .  .  +  .  .  .  +  +  .  .  .  +  .
      pre-active-scheduled            .  .  +  .  .  .  .  .  .  +  .  +  +  .  +  .
      pre-active-started              .  .  +  .  .  .  .  .  .  +  .  .  .  +  +  .
      active                          .  .  +  .  .  .  +  .  +  +  .  .  .  .  +  .
      suspended                       .  .  +  .  .  .  .  +  .  +  +  .  .  .  +  .
      suspended-scheduled             .  .  +  .  .  .  .  .  .  +  .  +  +  .  +  .
      suspended-started               .  .  +  .  .  .  .  .  .  +  .  .  .  +  +  .
      deactivated                     .  .  +  .  .  .  +  .  .  +  +  .  .  .  +  .
      deactivated-scheduled           .  .  +  .  .  .  .  .  .  +  .  +  +  .  +  .
      deactivated-started             .  .  +  .  .  .  .  .  .  +  .  .  .  +  +  .
      deactivated-suspended           .  .  +  .  .  .  .  +  .  +  +  .  .  .  +  .
      deactivated-suspended-scheduled .  .  +  .  .  .  .  .  .  +  .  +  +  .  +  .
      deactivated-suspended-started   .  .  +  .  .  .  .  .  .  +  .  .  .  +  +  .
      compromised                     .  .  +  .  .  .  +  .  .  .  +  .  .  .  +  .
      compromised-scheduled           .  .  +  .  .  .  .  .  .  .  .  +  +  .  +  .
      compromised-started             .  .  +  .  .  .  .  .  .  .  .  .  .  +  +  .
      compromised-suspended           .  .  +  .  .  .  .  +  .  .  +  .  .  .  +  .
      compromised-suspended-scheduled .  .  +  .  .  .  .  .  .  .  .  +  +  .  +  .
      compromised-suspended-started   .  .  +  .  .  .  .  .  .  .  .  .  .  +  +  .
      compromised-unused              .  .  +  .  .  .  .  .  .  .  +  .  .  .  +  .
      compromised-unused-scheduled    .  .  +  .  .  .  .  .  .  .  .  +  +  .  +  .
      compromised-unused-started      .  .  +  .  .  .  .  .  .  .  .  .  .  +  +  .
      destroyed                       .  .  +  .  .  .  .  .  .  +  .  .  .  .  +  .
      destroyed-compromised           .  .  +  .  .  .  .  .  .  .  .  .  .  .  +  .
      """;

  @Test
  void an_event_that_cannot_happen_means_a_corrupt_log() {
    assertThat(Matrix.of(EVENTS, EvolutionMatrixTest::happens)).isEqualTo(MATRIX);
  }

  @Test
  void the_matrix_has_every_event() {
    assertThat(EVENTS.stream().map(KeyEvent::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(KeyEvent.class.getPermittedSubclasses()));
  }

  private static String happens(History history, KeyEvent event) {
    try {
      var _ = KeyEvolution.evolve(history.key(), event);
      return "+";
    } catch (IllegalStateException corrupt) {
      assertThat(corrupt).hasMessageStartingWith("corrupt log: ");
      return ".";
    }
  }
}
