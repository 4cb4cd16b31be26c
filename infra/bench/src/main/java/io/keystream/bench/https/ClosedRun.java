package io.keystream.bench.https;

import io.keystream.bench.ClosedLoop;
import io.keystream.bench.Latencies;
import io.keystream.bench.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a number of connections busy, each with one request at a time. Only what was answered
 * inside the measured time counts.
 */
final class ClosedRun {

  private static final int OK = 200;
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(8);

  private final Server server;
  private final Operation operation;
  private final Latencies latencies = new Latencies();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder all = new LongAdder();
  private Duration asking = Duration.ZERO;
  private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();

  private ClosedRun(Server server, Operation operation) {
    this.server = server;
    this.operation = operation;
  }

  /** Only makes the JVM compile what will be measured. */
  static void warmUp(Server server, Operation operation, Duration time) {
    new ClosedRun(server, operation).run(16, time, Duration.ZERO);
  }

  static Load of(Server server, Operation operation, int connections) {
    return new ClosedRun(server, operation).run(connections, SETTLE, MEASURED);
  }

  /**
   * What was answered in a time, from its first moment on.
   *
   * @param asking processor time of those who asked
   */
  record Counted(long answers, Duration asking) {}

  static Counted counted(Server server, Operation operation, int connections, Duration time) {
    var run = new ClosedRun(server, operation);
    var load = run.run(connections, Duration.ZERO, time);
    return new Counted(load.answered(), run.asking);
  }

  private Load run(int connections, Duration settle, Duration measured) {
    var before = ClosedLoop.processorTime();
    var open = server.connect(connections);
    var measureFrom = System.nanoTime() + settle.toNanos();
    var end = measureFrom + measured.toNanos();
    asking =
        LoadThreads.run(
            open.size(),
            i -> ask(open.get(i), operation.bytes(i, server.token()), measureFrom, end));
    var failure = broken.get();
    if (failure != null) {
      throw new IllegalStateException("a connection broke", failure);
    }
    return new Load(
        connections,
        answered.sum(),
        failed.sum(),
        measured,
        latencies,
        ClosedLoop.processorTime().minus(before).dividedBy(Math.max(1, all.sum())));
  }

  private void ask(Connection connection, byte[] request, long measureFrom, long end) {
    try (connection) {
      for (var sent = System.nanoTime(); sent < end; sent = System.nanoTime()) {
        var status = connection.ask(request);
        all.increment();
        count(sent, System.nanoTime(), status, measureFrom, end);
      }
    } catch (IOException e) {
      broken.compareAndSet(null, e);
    }
  }

  private void count(long sent, long now, int status, long measureFrom, long end) {
    if (now < measureFrom || now >= end) {
      return;
    }
    if (status == OK) {
      answered.increment();
      latencies.add(now - sent);
    } else {
      failed.increment();
    }
  }
}
