package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.event.DestructionStarted;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What callers get of it, and what stands on the log then. */
final class CommandServiceTest extends OneCommandService {

  @Test
  void a_created_key_is_answered_audited_and_stands_in_the_log() {
    var created = caller().ask(Commands.create("payments/cards"));
    var rotated = caller().ask(Commands.rotate("payments/cards"));

    assertThat(created.getOutcome()).isEqualTo(new Accepted(1L, 2L, 1));
    assertThat(rotated.getOutcome()).isInstanceOf(Refused.class);
    assertThat(Log.values(Topics.KEY_EVENTS))
        .allSatisfy(event -> assertThat(event.getCommandId()).isEqualTo(created.getCommandId()))
        .extracting(event -> event.getSequence())
        .containsExactly(1L, 2L);
    assertThat(keyAudits())
        .extracting(audit -> audit.getRecordId() + audit.getOperation() + audit.getDecision())
        .containsExactly(
            created.getCommandId() + "Create" + AuditDecision.ALLOWED,
            rotated.getCommandId() + "Rotate" + AuditDecision.DENIED);
    assertLogIsConsistent();
  }

  @Test
  void what_is_no_command_is_answered_and_recorded_and_changes_nothing() {
    var tooLong =
        new KeyCommand.Suspend(new KeyName("cards"), new VersionScope.All(), "x".repeat(1001));
    var answer = caller().ask(tooLong);

    assertThat(answer.getOutcome())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo("invalid-command");
              assertThat(refused.getMessage()).contains("reason", "1000");
            });
    assertThat(Log.values(Topics.KEY_EVENTS)).isEmpty();
    assertThat(keyAudits())
        .extracting(AuditRecord::getDecision)
        .containsExactly(AuditDecision.DENIED);
  }

  @Test
  void a_destruction_that_is_due_is_started_by_a_recorded_command() {
    var due = START.plus(Duration.ofDays(8));
    caller().ask(Commands.create("cards"));
    caller().ask(Commands.generated("cards", 1));
    caller().ask(Commands.deactivate("cards", 1));
    caller()
        .ask(new KeyCommand.ScheduleDestruction(new KeyName("cards"), new VersionScope.All(), due));
    now = due.minusSeconds(1);
    restart();
    assertThat(scheduled()).isEmpty();
    now = due;

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(Log.values(Topics.KEY_EVENTS).getLast().getEvent())
                .isEqualTo(new DestructionStarted(1)));
    assertThat(scheduled())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getOperation()).isEqualTo("DestroyDue");
          assertThat(audit.getDecision()).isEqualTo(AuditDecision.ALLOWED);
        });
    assertLogIsConsistent();
  }

  private static List<AuditRecord> scheduled() {
    return keyAudits().stream()
        .filter(audit -> audit.getCaller().getPrincipal().equals("command-service"))
        .toList();
  }

  @Test
  void concurrent_commands_on_one_key_take_effect_one_after_another() {
    caller().ask(Commands.create("cards"));
    var senders =
        IntStream.range(0, 4)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> rotateAndConfirm(60)))
            .toList();
    var effects =
        senders.stream()
            .flatMap(sender -> sender.join().stream())
            .sorted((a, b) -> Long.compare(a.first, b.first))
            .toList();

    assertThat(effects).hasSizeGreaterThan(50);
    var next = 3L;
    for (var effect : effects) {
      assertThat(effect.first).isEqualTo(next);
      next = effect.last + 1;
    }
    for (var earlier : effects) {
      for (var later : effects) {
        if (earlier.answered < later.asked) {
          assertThat(earlier.last).isLessThan(later.first);
        }
      }
    }
    assertLogIsConsistent();
  }

  /** An accepted command: its place in the history, and when it was asked and answered. */
  private record Effect(long first, long last, long asked, long answered) {}

  private List<Effect> rotateAndConfirm(int times) {
    return IntStream.range(0, times)
        .boxed()
        .flatMap(number -> {
          var command =
              number % 2 == 0
                  ? Commands.generated("cards", 1 + number / 2)
                  : Commands.rotate("cards");
          var asked = System.nanoTime();
          var answer = caller().ask(command);
          return answer.getOutcome() instanceof Accepted accepted
              ? Stream.of(
                  new Effect(
                      accepted.getFirstSequence(),
                      accepted.getLastSequence(),
                      asked,
                      System.nanoTime()))
              : Stream.empty();
        })
        .toList();
  }

  @Test
  void many_callers_in_flight_are_all_answered_once() {
    var commands =
        IntStream.range(0, 2_000)
            .mapToObj(number -> caller().record(Commands.create("many/" + number)))
            .toList();
    var answers = commands.stream().map(caller()::send).toList();

    assertThat(answers)
        .extracting(answer -> CommandCaller.await(answer).getOutcome())
        .containsOnly(new Accepted(1L, 2L, 1));
    assertThat(caller().answers())
        .extracting(CommandReplyRecord::getCommandId)
        .doesNotHaveDuplicates();
    assertLogIsConsistent();
  }
}
