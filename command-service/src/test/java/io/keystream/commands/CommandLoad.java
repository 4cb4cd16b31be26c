package io.keystream.commands;

import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.testkit.SharedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.Awaitility;

/**
 * Measures roughly, broker, service and load in one process: commands per second and latency at 1,
 * 16 and 256 in flight, with Axon and without, then how long an owner takes to start.
 *
 * <p>Every command is an accepted one. Both deciders take turns, and the first turn of each only
 * warms up.
 *
 * <p>Arguments: members, seconds.
 */
final class CommandLoad {

  private static final int KEYS = 2_000;
  private static final InstantSource CLOCK = () -> Commands.ISSUED;
  private static final Path FILES = temporary();
  private static final Staff STAFF = new Staff(Commands.ISSUED).write(FILES);

  private CommandLoad() {}

  public static void main(String[] arguments) throws Exception {
    var members = Integer.parseInt(arguments[0]);
    var time = Duration.ofSeconds(Long.parseLong(arguments[1]));
    var turns =
        List.of(
            DecidedBy.AXON,
            DecidedBy.NO_FRAMEWORK,
            DecidedBy.AXON,
            DecidedBy.NO_FRAMEWORK,
            DecidedBy.AXON,
            DecidedBy.NO_FRAMEWORK);
    for (var decidedBy : turns) {
      System.out.println("--");
      FreshTopics.prepare();
      var data = Files.createTempDirectory("load");
      try (var service = start(members, decidedBy, data.toString());
          var caller = new KeyCaller(STAFF, CLOCK)) {
        awaitReady(service);
        STAFF.enrol(Commands.ISSUED);
        run(caller, 256, time);
        for (var inFlight : new int[] {1, 16, 256}) {
          System.out.printf("%s %s%n", decidedBy, run(caller, inFlight, time));
        }
      }
      measureStart(members, decidedBy, data.toString(), "with snapshot");
      measureStart(members, decidedBy, Files.createTempDirectory("load").toString(), "without");
    }
    System.exit(0);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("load");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measureStart(int members, DecidedBy decidedBy, String data, String how)
      throws IOException {
    var events = Log.values(Topics.KEY_EVENTS).size();
    var started = System.nanoTime();
    try (var service = start(members, decidedBy, data)) {
      awaitReady(service);
      System.out.printf(
          "start %s, %d events: %d ms%n", how, events, (System.nanoTime() - started) / 1_000_000);
    }
  }

  private static CommandService start(int members, DecidedBy decidedBy, String data) {
    return CommandService.start(
        new CommandServiceConfiguration(
            SharedKafka.bootstrapServers(),
            "node-1",
            Path.of(data),
            members,
            Staff.foundingCertificate(FILES),
            Staff.credential(FILES)),
        CLOCK,
        decidedBy);
  }

  private static void awaitReady(CommandService service) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            service.health() instanceof CommandServiceHealth.Ready(var p, _) && p.size() == 2);
  }

  private static String run(KeyCaller caller, int inFlight, Duration time)
      throws InterruptedException {
    var permits = new Semaphore(inFlight);
    var latencies = new long[2_000_000];
    var done = new AtomicInteger();
    var accepted = new LongAdder();
    var cpu = cpuOfShards();
    var end = System.nanoTime() + time.toNanos();
    var prefix = UUID.randomUUID().toString();
    var sent = 0;
    while (System.nanoTime() < end) {
      permits.acquire();
      var command = next(prefix + "/" + sent % KEYS, sent / KEYS);
      sent++;
      var asked = System.nanoTime();
      CompletableFuture<CommandReplyRecord> answer = caller.send(caller.record(command));
      var _ =
          answer.thenAccept(reply -> {
            if (reply.getOutcome() instanceof Accepted) {
              accepted.increment();
            }
            latencies[done.getAndIncrement()] = System.nanoTime() - asked;
            permits.release();
          });
    }
    permits.acquire(inFlight);
    var sorted = Arrays.copyOf(latencies, done.get());
    Arrays.sort(sorted);
    caller.answers().clear();
    if (accepted.sum() != done.get()) {
      throw new IllegalStateException(accepted.sum() + " of " + done.get() + " were accepted");
    }
    return "%d in flight: %.0f/s, all %d accepted, p50 %.1f ms, p99 %.1f ms, %.0f us of shard threads each"
        .formatted(
            inFlight,
            done.get() / (time.toNanos() / 1e9),
            done.get(),
            sorted[sorted.length / 2] / 1e6,
            sorted[(int) (sorted.length * 0.99)] / 1e6,
            (cpuOfShards() - cpu) / 1e3 / done.get());
  }

  /** Always one that is accepted: a key has never more than one command in flight. */
  private static KeyCommand next(String key, int turn) {
    return switch (turn % 2) {
      case 1 -> Commands.generated(key, (turn + 1) / 2);
      default -> turn == 0 ? Commands.create(key) : Commands.rotate(key);
    };
  }

  private static long cpuOfShards() {
    var threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.dumpAllThreads(false, false, 0))
        .filter(thread -> thread.getThreadName().startsWith("commands-"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }
}
