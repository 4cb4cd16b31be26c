package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.checker.ConsistencyChecker;
import io.keystream.commands.kafka.ShardSteps;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.testkit.SharedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of the service are killed at every step between reading a command and its answer, two
 * at a time, while a caller sends without a pause and repeats what is not answered.
 *
 * <p>{@code -Dkeystream.crash.rounds=50} does it longer, {@code -Dkeystream.crash.seed} repeats a
 * run's commands.
 */
final class CrashTest {

  private static final int ROUNDS = Integer.getInteger("keystream.crash.rounds", 1);
  private static final long SEED = Long.getLong("keystream.crash.seed", System.nanoTime());
  private static final int AT_ONCE = 2;
  private static final int SNAPSHOT_EVERY = 40;
  private static final long LIMIT_SECONDS = 120;

  /** What the processes said, for whoever has to find out. */
  private static final Path OUTPUT = Path.of("target", "crash-test");

  @TempDir Path data;

  private final List<Process> running = new ArrayList<>();
  private final Random random = new Random(SEED);

  @AfterEach
  void kill() {
    running.forEach(Process::destroyForcibly);
  }

  @Test
  void whatever_step_a_process_dies_at_every_command_has_one_effect_and_one_answer()
      throws Exception {
    System.out.println("keystream.crash.seed=" + SEED);
    FreshTopics.prepare();
    FreshTopics.forgetDeadMembersSoon();
    var staff = enrolledStaff();
    var steps = new ArrayDeque<ShardSteps.Step>();
    for (var round = 0; round < ROUNDS; round++) {
      steps.addAll(Arrays.asList(ShardSteps.Step.values()));
    }
    try (var caller = new RestlessCaller(SEED, staff)) {
      while (!steps.isEmpty() || !running.isEmpty()) {
        while (running.size() < AT_ONCE && !steps.isEmpty()) {
          running.add(start(steps.remove().name(), Integer.toString(20 + random.nextInt(60))));
        }
        awaitHalt(caller);
      }
      running.add(start());
      var answers = caller.finish();

      assertThat(answers).hasSizeGreaterThan(200);
      assertThat(answers.values())
          .anyMatch(answer -> answer.getOutcome() instanceof Accepted)
          .anyMatch(answer -> answer.getOutcome() instanceof Refused);
      assertThat(caller.answers())
          .allSatisfy(answer ->
              assertThat(answers.get(answer.getCommandId()))
                  .satisfies(first -> assertThat(RestlessCaller.agree(first, answer)).isTrue()));
      assertAnswersNameTheirEvents(answers);
    }
    assertThat(ConsistencyChecker.check(SharedKafka.bootstrapServers()).findings())
        .filteredOn(finding -> !HsmRules.ABOUT_IT.contains(finding.rule()))
        .isEmpty();
  }

  /** By a process that dies too, when everybody is enrolled. */
  private Staff enrolledStaff() throws Exception {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var staff = new Staff(now).write(data);
    var process = start();
    try {
      staff.enrol(now);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return staff;
  }

  private static void assertAnswersNameTheirEvents(Map<String, CommandReplyRecord> answers) {
    var effects =
        Log.values(Topics.KEY_EVENTS).stream()
            .collect(Collectors.groupingBy(KeyEventRecord::getCommandId));
    answers.forEach((id, answer) -> {
      var events = effects.getOrDefault(id, List.of());
      if (answer.getOutcome() instanceof Accepted accepted) {
        assertThat(events.getFirst().getSequence()).isEqualTo(accepted.getFirstSequence());
        assertThat(events.getLast().getSequence()).isEqualTo(accepted.getLastSequence());
      } else {
        assertThat(events).isEmpty();
      }
    });
    assertThat(answers.keySet()).containsAll(effects.keySet());
  }

  private void awaitHalt(RestlessCaller caller) throws Exception {
    var ended =
        CompletableFuture.anyOf(
            Stream.concat(Stream.of(caller.failure()), running.stream().map(Process::onExit))
                .toArray(CompletableFuture[]::new));
    var process = (Process) ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(process.exitValue()).isEqualTo(HaltingService.HALTED);
    running.remove(process);
  }

  private Process start(String... stepAndTimes) throws IOException {
    var number = running.size() + "-" + random.nextInt(1_000_000);
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + HaltingService.STAFF + "=" + data,
                "-cp",
                System.getProperty("java.class.path"),
                HaltingService.class.getName(),
                SharedKafka.bootstrapServers(),
                "node-" + number,
                // Half of them find what a predecessor kept, half of them nothing.
                data.resolve(random.nextBoolean() ? "kept" : number).toString(),
                Integer.toString(SNAPSHOT_EVERY)));
    command.addAll(List.of(stepAndTimes));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Files.createDirectories(OUTPUT).resolve("node-" + number + ".log").toFile())
        .start();
  }
}
