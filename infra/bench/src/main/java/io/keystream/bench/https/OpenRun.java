package io.keystream.bench.https;

import io.keystream.bench.ClosedLoop;
import io.keystream.bench.Latencies;
import io.keystream.bench.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests that come at a rate, whether those before are answered or not: each is timed from when
 * it was to be sent, so that waiting for a connection counts as what it is.
 */
final class OpenRun {

  private static final int OK = 200;
  private static final int CONNECTIONS = 256;
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(15);

  private final Server server;
  private final Operation operation;
  private final long everyNanos;
  private final Latencies latencies = new Latencies();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicLong next = new AtomicLong();
  private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();

  private OpenRun(Server server, Operation operation, double perSecond) {
    this.server = server;
    this.operation = operation;
    this.everyNanos = (long) (1e9 / perSecond);
  }

  static Load of(Server server, Operation operation, double perSecond) {
    return new OpenRun(server, operation, perSecond).run();
  }

  private Load run() {
    var before = ClosedLoop.processorTime();
    var open = server.connect(CONNECTIONS);
    var start = System.nanoTime();
    var measureFrom = start + SETTLE.toNanos();
    var end = measureFrom + MEASURED.toNanos();
    var _ =
        LoadThreads.run(
            CONNECTIONS,
            i -> ask(open.get(i), operation.bytes(i, server.token()), start, measureFrom, end));
    var failure = broken.get();
    if (failure != null) {
      throw new IllegalStateException("a connection broke", failure);
    }
    return new Load(
        CONNECTIONS,
        answered.sum(),
        failed.sum(),
        MEASURED,
        latencies,
        ClosedLoop.processorTime().minus(before).dividedBy(Math.max(1, next.get())));
  }

  private void ask(Connection connection, byte[] request, long start, long measureFrom, long end) {
    try (connection) {
      for (var due = due(start); due < end; due = due(start)) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        var status = connection.ask(request);
        if (due >= measureFrom) {
          (status == OK ? answered : failed).increment();
          latencies.add(System.nanoTime() - due);
        }
      }
    } catch (IOException e) {
      broken.compareAndSet(null, e);
    }
  }

  private long due(long start) {
    return start + next.getAndIncrement() * everyNanos;
  }
}
