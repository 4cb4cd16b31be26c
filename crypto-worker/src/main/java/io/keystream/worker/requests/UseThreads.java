package io.keystream.worker.requests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A few threads of the operating system that carry uses out in turn: a native call of the HSM's
 * module holds the thread it is made on, and the threads that wait for answers are virtual ones,
 * which must not be held.
 *
 * <p>A long batch has one portion in the queue at a time, so that others get their turn between its
 * items.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class UseThreads implements AutoCloseable {

  private static final int PORTION = 16;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final ExecutorService threads;

  private UseThreads(ExecutorService threads) {
    this.threads = threads;
  }

  /** As many as the machine has processors. */
  public static UseThreads start() {
    return new UseThreads(
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("direct use ", 0).factory()));
  }

  /**
   * Does the work for each item, in their order; what it throws, whoever waits gets.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @param abandon takes what comes out of an item after that, when nobody waits any more
   * @throws NotCarriedOut if not all were done by then; those that had their turn were
   */
  public <I, O> List<O> each(
      List<I> items, Function<I, O> work, Consumer<O> abandon, long giveUpAt) {
    var done = new ArrayList<O>(items.size());
    try {
      for (var from = 0; from < items.size(); from += PORTION) {
        var portion = items.subList(from, Math.min(items.size(), from + PORTION));
        done.addAll(turn(portion, work, abandon, giveUpAt));
      }
      return done;
    } catch (NotCarriedOut e) {
      done.forEach(abandon);
      throw e;
    }
  }

  private <I, O> List<O> turn(
      List<I> items, Function<I, O> work, Consumer<O> abandon, long giveUpAt) {
    var turn = new Turn<>(items, work, abandon);
    try {
      threads.execute(turn);
      return turn.done.get(Math.max(0, giveUpAt - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | RejectedExecutionException e) {
      turn.giveUp();
      throw new NotCarriedOut("no thread did the work in time", e);
    } catch (InterruptedException e) {
      turn.giveUp();
      Thread.currentThread().interrupt();
      throw new NotCarriedOut("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("a use met a defect", e.getCause());
    }
  }

  /** What was begun is finished, within a limit. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
  }

  /** One portion: begun or given up, whichever comes first. */
  private static final class Turn<I, O> implements Runnable {

    private final List<I> items;
    private final Function<I, O> work;
    private final Consumer<O> abandon;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<List<O>> done = new CompletableFuture<>();

    Turn(List<I> items, Function<I, O> work, Consumer<O> abandon) {
      this.items = items;
      this.work = work;
      this.abandon = abandon;
    }

    @Override
    public void run() {
      if (!taken.compareAndSet(false, true)) {
        return;
      }
      var results = new ArrayList<O>(items.size());
      try {
        items.forEach(item -> results.add(work.apply(item)));
        done.complete(results);
      } catch (RuntimeException e) {
        results.forEach(abandon);
        done.completeExceptionally(e);
      }
    }

    /** What is under way is abandoned when it comes out. */
    void giveUp() {
      if (!taken.compareAndSet(false, true)) {
        var _ = done.thenAccept(results -> results.forEach(abandon));
      }
    }
  }
}
