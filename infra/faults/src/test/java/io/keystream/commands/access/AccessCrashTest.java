package io.keystream.commands.access;

import static io.keystream.commands.kafka.ShardSteps.Step.BEFORE_NEXT_POLL;
import static io.keystream.commands.kafka.ShardSteps.Step.COMMITTED;
import static io.keystream.commands.kafka.ShardSteps.Step.DECIDED;
import static io.keystream.commands.kafka.ShardSteps.Step.OFFSETS_SENT;
import static io.keystream.commands.kafka.ShardSteps.Step.READ;
import static io.keystream.commands.kafka.ShardSteps.Step.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.checker.ConsistencyChecker;
import io.keystream.commands.CommandCaller;
import io.keystream.commands.FreshTopics;
import io.keystream.commands.HaltingService;
import io.keystream.commands.Log;
import io.keystream.commands.Staff;
import io.keystream.commands.kafka.ShardSteps;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.wire.SignedCommandRecord;
import io.keystream.testkit.SharedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process after the other dies at a step between reading an access command and its answer. */
final class AccessCrashTest {

  private static final long LIMIT_SECONDS = 120;

  /** A command is read again until the process dies after its commit. */
  private static final List<ShardSteps.Step> UNTIL_THE_COMMIT =
      List.of(READ, DECIDED, SENT, OFFSETS_SENT, COMMITTED);

  /** What the processes said, for whoever has to find out. */
  private static final Path OUTPUT = Path.of("target", "crash-test");

  @TempDir Path directory;

  private final List<Process> running = new ArrayList<>();

  @AfterEach
  void kill() {
    running.forEach(Process::destroyForcibly);
  }

  @Test
  void whatever_step_a_process_dies_at_a_command_has_one_event_and_one_answer() throws Exception {
    FreshTopics.prepare();
    FreshTopics.forgetDeadMembersSoon();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var ada = new Staff(now).write(directory).ada();
    try (var calls = new AccessCalls(ada.founding())) {
      var before = enrolment(calls, "before-the-commit", ada, now);
      var after = enrolment(calls, "after-the-commit", ada, now);
      var first = calls.send(before);
      for (var step : UNTIL_THE_COMMIT) {
        awaitHalt(start("dies-at-" + step, step.name(), "1"), step);
      }
      var second = calls.send(after);
      awaitHalt(start("dies-after", BEFORE_NEXT_POLL.name(), "1"), BEFORE_NEXT_POLL);
      start("survives");

      assertThat(CommandCaller.await(first).getOutcome()).isEqualTo(new Accepted(1L, 1L, null));
      assertThat(CommandCaller.await(second).getOutcome()).isEqualTo(new Accepted(2L, 2L, null));
      assertThat(calls.ask(before)).isEqualTo(first.join());
      assertThat(calls.ask(after)).isEqualTo(second.join());
      assertThat(calls.follow().ignored()).isEmpty();
    }
    assertThat(Log.values(Topics.ACCESS_EVENTS)).hasSize(2);
    assertThat(Log.values(Topics.AUDIT_LOG)).hasSize(2);
    assertThat(ConsistencyChecker.check(SharedKafka.bootstrapServers()).findings()).isEmpty();
  }

  private static SignedCommandRecord enrolment(
      AccessCalls calls, String name, Person operator, Instant now) {
    var app = Person.named(name, now);
    return calls.signed(app, app.enrolment(PrincipalKind.APPLICATION), operator, now);
  }

  private static void awaitHalt(Process process, ShardSteps.Step step) throws InterruptedException {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("halts at %s", step).isTrue();
    assertThat(process.exitValue()).isEqualTo(HaltingService.HALTED);
  }

  private Process start(String node, String... stepAndTimes) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + HaltingService.STAFF + "=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                HaltingService.class.getName(),
                SharedKafka.bootstrapServers(),
                node,
                directory.resolve(node).toString(),
                "40"));
    command.addAll(List.of(stepAndTimes));
    var output = Files.createDirectories(OUTPUT).resolve("access-" + node + ".log");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    running.add(process);
    return process;
  }
}
