package io.keystream.commands;

import static io.keystream.commands.Commands.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.checker.ConsistencyChecker;
import io.keystream.commands.access.AccessCalls;
import io.keystream.commands.access.Person;
import io.keystream.commands.kafka.KeysOfPartition;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.event.DestructionStarted;
import io.keystream.schemas.event.GenerationFailed;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.testkit.SharedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandServiceTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path data;
  @TempDir Path files;

  private volatile Instant now = START;
  private @Nullable CommandService running;
  private @Nullable KeyCaller calling;
  private final Staff staff = new Staff(START);

  @BeforeEach
  void startOnFreshTopics() {
    FreshTopics.prepare();
    var _ = staff.write(files);
    calling = new KeyCaller(staff, () -> now);
    start();
    staff.enrol(START);
  }

  @AfterEach
  void close() {
    caller().close();
    service().close();
  }

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
  void a_repeat_gets_the_same_answer_before_and_after_the_partition_moved() {
    var create = UUID.randomUUID();
    var rotate = UUID.randomUUID();
    var created = caller().ask(create, Commands.create("cards"), ALICE);
    var refused = caller().ask(rotate, Commands.rotate("cards"), ALICE);
    caller().ask(Commands.generated("cards", 1));

    assertThat(caller().ask(create, Commands.create("cards"), ALICE)).isEqualTo(created);
    assertThat(caller().ask(rotate, Commands.rotate("cards"), ALICE)).isEqualTo(refused);
    restart();
    assertThat(caller().ask(create, Commands.create("cards"), ALICE)).isEqualTo(created);
    assertThat(caller().ask(rotate, Commands.rotate("cards"), ALICE)).isEqualTo(refused);

    assertThat(Log.values(Topics.KEY_EVENTS)).hasSize(4);
    assertThat(keyAudits()).hasSize(3);
    assertLogIsConsistent();
  }

  @Test
  void without_its_snapshot_an_owner_knows_accepted_answers_and_that_others_were_refused() {
    var create = UUID.randomUUID();
    var rotate = UUID.randomUUID();
    var created = caller().ask(create, Commands.create("cards"), ALICE);
    caller().ask(rotate, Commands.rotate("cards"), ALICE);
    caller().ask(Commands.generated("cards", 1));
    service().close();
    deleteSnapshots();
    start();

    assertThat(caller().ask(create, Commands.create("cards"), ALICE)).isEqualTo(created);
    assertThat(caller().ask(rotate, Commands.rotate("cards"), ALICE).getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("refused-before"));
    assertThat(Log.values(Topics.KEY_EVENTS)).hasSize(4);
    assertThat(keyAudits()).hasSize(3);
    assertLogIsConsistent();
  }

  @Test
  void a_damaged_snapshot_changes_nothing_but_the_time_it_takes() throws IOException {
    caller().ask(Commands.create("cards"));
    service().close();
    for (var file : snapshots()) {
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    start();

    assertThat(caller().ask(Commands.generated("cards", 1)).getOutcome())
        .isEqualTo(new Accepted(3L, 4L, null));
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
  void what_nobody_known_has_signed_stops_nothing_and_leaves_a_bounded_number_of_records() {
    var key = KeysOfPartition.first(0);
    var garbage = "no command".getBytes(StandardCharsets.UTF_8);
    caller().sendRaw(new ProducerRecord<>(Topics.COMMANDS.name(), 0, key, garbage));
    flood(key, 200);

    assertThat(caller().ask(Commands.create(key)).getOutcome()).isInstanceOf(Accepted.class);
    assertThat(keyAudits()).hasSize(62);
    now = now.plusSeconds(61);
    Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(keyAudits()).hasSize(63));
    assertThat(service().health()).isInstanceOf(CommandServiceHealth.Ready.class);
    assertLogIsConsistent();
  }

  @Test
  void what_nobody_known_has_signed_is_counted_on_after_a_restart_and_told_once() {
    var key = KeysOfPartition.first(0);
    flood(key, 100);
    assertThat(caller().ask(Commands.create(key)).getOutcome()).isInstanceOf(Accepted.class);
    restart();
    flood(key, 100);
    caller().ask(Commands.suspend(key));
    now = now.plusSeconds(61);

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(keyAudits())
                .filteredOn(audit -> audit.getOperation().equals("Unrecorded"))
                .singleElement()
                .satisfies(audit -> assertThat(audit.getDetail()).startsWith("140 commands")));
    restart();
    caller().ask(Commands.suspend(key));
    assertThat(keyAudits())
        .filteredOn(audit -> audit.getOperation().equals("Unrecorded"))
        .hasSize(1);
    assertLogIsConsistent();
  }

  /** Somebody whom nobody knows. */
  private void flood(String key, int commands) {
    var eve = Person.named("eve", START);
    for (var i = 0; i < commands; i++) {
      var command = caller().record(Commands.create(key));
      var _ = caller().send(command, eve.signs(staff.platform(), command));
    }
  }

  @Test
  void who_is_revoked_is_not_heard_with_the_next_command() {
    var alice = staff.named("alice");
    var before = caller().record(Commands.create("before"));
    caller().send(before).join();
    try (var calls = new AccessCalls(staff.platform())) {
      now = now.plusSeconds(1);
      assertThat(calls.ask(alice, alice.revocation(), staff.ada(), now).getOutcome())
          .isInstanceOf(Accepted.class);
    }

    assertThat(caller().ask(Commands.create("after")).getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("signer-is-revoked"));
    assertThat(caller().send(before).join().getOutcome()).isInstanceOf(Accepted.class);
    restart();
    assertThat(caller().ask(Commands.suspend("before")).getOutcome()).isInstanceOf(Refused.class);
    assertLogIsConsistent();
  }

  @Test
  void a_service_that_is_revoked_decides_nothing_about_keys_and_says_so() {
    var own = staff.named("command-service");
    try (var calls = new AccessCalls(staff.platform())) {
      assertThat(calls.ask(own, own.revocation(), staff.ada(), now).getOutcome())
          .isInstanceOf(Accepted.class);
    }

    var asked = caller().send(caller().record(Commands.create("cards")));

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(service().health())
                .isInstanceOfSatisfying(
                    CommandServiceHealth.NotReady.class,
                    health ->
                        assertThat(health.toString())
                            .contains(
                                "this service decides nothing: 'command-service' is revoked")));
    assertThat(asked).isNotDone();
    assertThat(Log.values(Topics.KEY_EVENTS)).isEmpty();
  }

  @Test
  void invented_events_change_nothing_for_the_next_owner_and_do_not_stop_it() {
    caller().ask(Commands.create("cards"));
    var genuine = Log.values(Topics.KEY_EVENTS).getLast();
    service().close();
    deleteSnapshots();
    var invented = Topics.KEY_EVENTS.codec().encode(invented(genuine));
    for (var bytes : List.of(invented, "no event".getBytes(StandardCharsets.UTF_8))) {
      caller().sendRaw(new ProducerRecord<>(Topics.KEY_EVENTS.name(), "cards", bytes));
    }
    start();

    assertThat(caller().ask(Commands.generated("cards", 1)).getOutcome())
        .isEqualTo(new Accepted(3L, 4L, null));
  }

  /** Its evidence is that of another. */
  private static KeyEventRecord invented(KeyEventRecord genuine) {
    return new KeyEventRecord(
        genuine.getKey(),
        genuine.getSequence() + 1,
        genuine.getCommandId(),
        genuine.getCaller(),
        genuine.getOccurredAt(),
        new GenerationFailed(1, "invented"),
        genuine.getEvidence());
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

  private static List<AuditRecord> keyAudits() {
    return Log.values(Topics.AUDIT_LOG).stream()
        .filter(audit -> !audit.getResource().startsWith("principal/"))
        .toList();
  }

  private static List<AuditRecord> scheduled() {
    return keyAudits().stream()
        .filter(audit -> audit.getCaller().getPrincipal().equals("command-service"))
        .toList();
  }

  private static void assertLogIsConsistent() {
    assertThat(ConsistencyChecker.check(SharedKafka.bootstrapServers()).findings())
        .filteredOn(finding -> !HsmRules.ABOUT_IT.contains(finding.rule()))
        .isEmpty();
  }

  private void start() {
    var service =
        CommandService.start(
            new CommandServiceConfiguration(
                SharedKafka.bootstrapServers(),
                "node-1",
                data,
                1,
                Staff.foundingCertificate(files),
                Staff.credential(files)),
            () -> now);
    running = service;
    Awaitility.await()
        .atMost(LIMIT)
        .until(() ->
            service.health() instanceof CommandServiceHealth.Ready(var p, _) && p.size() == 2);
  }

  private void restart() {
    service().close();
    start();
  }

  private CommandService service() {
    return Objects.requireNonNull(running);
  }

  private KeyCaller caller() {
    return Objects.requireNonNull(calling);
  }

  private void deleteSnapshots() {
    for (var file : snapshots()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<Path> snapshots() {
    try (var files = Files.list(data)) {
      var found = files.toList();
      assertThat(found).as("snapshots").isNotEmpty();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
