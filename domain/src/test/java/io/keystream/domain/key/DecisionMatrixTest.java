package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.ALL;
import static io.keystream.domain.key.Commands.activate;
import static io.keystream.domain.key.Commands.cancelDestruction;
import static io.keystream.domain.key.Commands.configure;
import static io.keystream.domain.key.Commands.confirmDestroyed;
import static io.keystream.domain.key.Commands.confirmGenerated;
import static io.keystream.domain.key.Commands.deactivate;
import static io.keystream.domain.key.Commands.delete;
import static io.keystream.domain.key.Commands.destroyDue;
import static io.keystream.domain.key.Commands.importKey;
import static io.keystream.domain.key.Commands.importVersion;
import static io.keystream.domain.key.Commands.only;
import static io.keystream.domain.key.Commands.reportCompromise;
import static io.keystream.domain.key.Commands.reportGenerationFailed;
import static io.keystream.domain.key.Commands.resume;
import static io.keystream.domain.key.Commands.rotate;
import static io.keystream.domain.key.Commands.scheduleDestruction;
import static io.keystream.domain.key.Commands.suspend;
import static io.keystream.domain.key.Commands.trim;
import static io.keystream.domain.key.Events.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every state x every command, decided when the scheduled destruction is due.
 *
 * <p>A cell is {@code +} where the command is accepted, or why it is refused: {@code .} the
 * version's state, {@code d} it awaits destruction, {@code n} no destruction is scheduled, {@code
 * k} the key is suspended, {@code i} it was not imported, {@code x} its deletion is not allowed,
 * {@code g} a version is being generated, {@code e} the key exists, {@code a} it does not, {@code
 * v} the version does not exist, {@code m} no minimum is set, {@code -} no version applies.
 *
 * <p>Columns: create, rotate, activate, suspend, resume, deactivate, report-compromise,
 * schedule-destruction, cancel-destruction, destroy-due, confirm-generated,
 * report-generation-failed, confirm-destroyed, configure, trim, import, import-version, delete.
 */
final class DecisionMatrixTest {

  private static final String MATRIX =
      """
      absent                          +  a  a  a  a  a  a  a  a  a  a  a  a  a  a  +  a  a
      versionless                     e  +  v  v  v  v  v  v  v  n  v  v  v  +  m  e  i  x
      requested                       e  g  .  .  .  .  .  .  n  n  +  +  .  +  m  e  i  x
      requested-on-command            e  g  .  .  .  .  .  .  n  n  +  +  .  +  m  e  i  x
      failed                          e  +  .  .  .  .  .  .  n  n  .  .  .  +  m  e  i  x
      pre-active                      e  +  +  .  .  .  +  +  n  n  .  .  .  +  m  e  i  x
      pre-active-scheduled            e  +  d  d  d  .  +  d  +  +  .  .  .  +  m  e  i  x
      pre-active-started              e  +  d  d  d  .  +  d  d  n  .  .  +  +  m  e  i  x
      active                          e  +  .  +  .  +  +  .  n  n  .  .  .  +  m  e  i  x
      suspended                       e  k  .  .  +  .  +  +  n  n  .  .  .  +  m  e  i  x
      suspended-scheduled             e  k  .  d  d  .  +  d  +  +  .  .  .  +  m  e  i  x
      suspended-started               e  k  .  d  d  .  +  d  d  n  .  .  +  +  m  e  i  x
      deactivated                     e  +  .  +  .  .  +  +  n  n  .  .  .  +  m  e  i  x
      deactivated-scheduled           e  +  .  d  d  .  +  d  +  +  .  .  .  +  m  e  i  x
      deactivated-started             e  +  .  d  d  .  +  d  d  n  .  .  +  +  m  e  i  x
      deactivated-suspended           e  +  .  .  +  .  +  +  n  n  .  .  .  +  m  e  i  x
      deactivated-suspended-scheduled e  +  .  d  d  .  +  d  +  +  .  .  .  +  m  e  i  x
      deactivated-suspended-started   e  +  .  d  d  .  +  d  d  n  .  .  +  +  m  e  i  x
      compromised                     e  +  .  +  .  .  .  +  n  n  .  .  .  +  m  e  i  x
      compromised-scheduled           e  +  .  d  d  .  .  d  +  +  .  .  .  +  m  e  i  x
      compromised-started             e  +  .  d  d  .  .  d  d  n  .  .  +  +  m  e  i  x
      compromised-suspended           e  +  .  .  +  .  .  +  n  n  .  .  .  +  m  e  i  x
      compromised-suspended-scheduled e  +  .  d  d  .  .  d  +  +  .  .  .  +  m  e  i  x
      compromised-suspended-started   e  +  .  d  d  .  .  d  d  n  .  .  +  +  m  e  i  x
      compromised-unused              e  +  .  .  .  .  .  +  n  n  .  .  .  +  m  e  i  x
      compromised-unused-scheduled    e  +  .  d  d  .  .  d  +  +  .  .  .  +  m  e  i  x
      compromised-unused-started      e  +  .  d  d  .  .  d  d  n  .  .  +  +  m  e  i  x
      destroyed                       e  +  .  .  .  .  +  .  n  n  .  .  .  +  m  e  i  x
      destroyed-compromised           e  +  .  .  .  .  .  .  n  n  .  .  .  +  m  e  i  x
      """;

  @Test
  void every_state_answers_every_command_as_pinned() {
    assertThat(Matrix.of(commands(only(1)), DecisionMatrixTest::answer)).isEqualTo(MATRIX);
  }

  /** With one version, "all" accepts what naming it accepts. */
  @Test
  void all_versions_means_each_that_may_be_named() {
    assertThat(Matrix.of(commands(ALL), DecisionMatrixTest::accepted))
        .isEqualTo(Matrix.of(commands(only(1)), DecisionMatrixTest::accepted));
  }

  @Test
  void the_matrix_has_every_command() {
    assertThat(commands(ALL).stream().map(KeyCommand::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(KeyCommand.class.getPermittedSubclasses()));
  }

  private static List<KeyCommand> commands(VersionScope versions) {
    return List.of(
        Commands.create(),
        rotate(),
        activate(1),
        suspend(versions),
        resume(versions),
        deactivate(versions),
        reportCompromise(versions),
        scheduleDestruction(versions, DUE.plus(Duration.ofDays(7))),
        cancelDestruction(versions),
        destroyDue(),
        confirmGenerated(1),
        reportGenerationFailed(1),
        confirmDestroyed(1),
        configure(1, 0),
        trim(1),
        importKey(KeyOrigin.IMPORTED),
        importVersion(),
        delete(DUE.plus(Duration.ofDays(7))));
  }

  private static Decision decide(History history, KeyCommand command) {
    return KeyDecisions.decide(history.key(), command, DUE);
  }

  private static String accepted(History history, KeyCommand command) {
    return decide(history, command) instanceof Decision.Accepted ? "+" : "-";
  }

  private static String answer(History history, KeyCommand command) {
    return switch (decide(history, command)) {
      case Decision.Accepted _ -> "+";
      case Decision.Refused(var reason) ->
          switch (reason) {
            case Refusal.VersionIs _ -> ".";
            case Refusal.VersionAwaitsDestruction _ -> "d";
            case Refusal.DestructionIsNotScheduled _, Refusal.NothingIsDue _ -> "n";
            case Refusal.KeyIsSuspended _ -> "k";
            case Refusal.RotationInProgress _ -> "g";
            case Refusal.KeyExists _ -> "e";
            case Refusal.KeyDoesNotExist _ -> "a";
            case Refusal.VersionDoesNotExist _ -> "v";
            case Refusal.NoVersionApplies _ -> "-";
            case Refusal.MinEncryptionIsNotSet _ -> "m";
            case Refusal.KeyIsNotImported _ -> "i";
            case Refusal.DeletionIsNotAllowed _ -> "x";
            case Refusal.WaitingPeriodOutOfRange _,
                Refusal.ImportedKeyDoesNotRotate _,
                Refusal.NoActiveVersion _,
                Refusal.KeyNameIsReserved _,
                Refusal.UsageNotPermitted _,
                Refusal.VersionBelowMinimum _,
                Refusal.MinimumAboveLatest _,
                Refusal.MinEncryptionBelowMinDecryption _,
                Refusal.MinimumBelowAvailable _,
                Refusal.MinAvailableAboveMinimum _,
                Refusal.TooManyVersions _ ->
                reason.code();
          };
    };
  }
}
