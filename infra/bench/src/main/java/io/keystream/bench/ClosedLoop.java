package io.keystream.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a number of requests in flight: each answer sends the next request. Only what was answered
 * inside the measured time counts.
 *
 * @param <A> the answer
 */
public final class ClosedLoop<A> {

  private static final Duration WARM_UP = Duration.ofSeconds(45);
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final Duration MAX_DRAIN = Duration.ofSeconds(60);

  private final Supplier<CompletableFuture<A>> request;
  private final Function<A, Boolean> succeeded;
  private final Latencies latencies = new Latencies();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder all = new LongAdder();
  private volatile long measureFromNanos;
  private volatile long endNanos;

  private ClosedLoop(Supplier<CompletableFuture<A>> request, Function<A, Boolean> succeeded) {
    this.request = request;
    this.succeeded = succeeded;
  }

  /**
   * A row for each number in flight, smallest first, after runs of the largest and the smallest
   * that only make the JVM compile what will be measured: on two cores it is busy with that for a
   * minute.
   */
  static <A> String table(
      String name,
      List<Integer> inFlight,
      Supplier<CompletableFuture<A>> request,
      Function<A, Boolean> succeeded) {
    run(inFlight.getLast(), WARM_UP, Duration.ZERO, request, succeeded);
    run(inFlight.getFirst(), WARM_UP, Duration.ZERO, request, succeeded);
    var table = new StringBuilder(Load.header()).append('\n');
    for (var number : inFlight) {
      var load = run(number, SETTLE, MEASURED, request, succeeded);
      table.append(load.row(name)).append('\n');
    }
    return table.toString();
  }

  /** One run, which ends when everything that was sent is answered. */
  static <A> Load run(
      int inFlight,
      Duration settle,
      Duration measured,
      Supplier<CompletableFuture<A>> request,
      Function<A, Boolean> succeeded) {
    return new ClosedLoop<>(request, succeeded).run(inFlight, settle, measured);
  }

  private Load run(int inFlight, Duration settle, Duration measured) {
    var before = processorTime();
    measureFromNanos = System.nanoTime() + settle.toNanos();
    endNanos = measureFromNanos + measured.toNanos();
    var idle = new CountDownLatch(inFlight);
    for (var i = 0; i < inFlight; i++) {
      next(idle);
    }
    awaitIdle(idle, settle.plus(measured).plus(MAX_DRAIN));
    return new Load(
        inFlight,
        answered.sum(),
        failed.sum(),
        measured,
        latencies,
        processorTime().minus(before).dividedBy(Math.max(1, all.sum())));
  }

  private void next(CountDownLatch idle) {
    var sentNanos = System.nanoTime();
    if (sentNanos >= endNanos) {
      idle.countDown();
      return;
    }
    var _ =
        request
            .get()
            .whenComplete((answer, failure) -> {
              count(sentNanos, failure == null && succeeded.apply(answer));
              next(idle);
            });
  }

  /** Of the whole process, compiler and collector included. */
  public static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void count(long sentNanos, boolean success) {
    all.increment();
    var nowNanos = System.nanoTime();
    if (nowNanos < measureFromNanos || nowNanos >= endNanos) {
      return;
    }
    if (success) {
      answered.increment();
      latencies.add(nowNanos - sentNanos);
    } else {
      failed.increment();
    }
  }

  private static void awaitIdle(CountDownLatch idle, Duration limit) {
    try {
      if (!idle.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(idle.getCount() + " requests were never answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted under load", e);
    }
  }
}
