package io.keystream.follow;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads decide on everything written before each of them came: whoever comes while a
 * look at the ends of the topics is under way shares the next one.
 *
 * <p><b>Thread safety:</b> any thread may wait; one of its own looks.
 */
public final class CurrentRounds implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  /**
   * From the beginning of a look to the next for each that shared it: so many wait that a few more
   * of them together save more time than that. What of it is left after a look is waited in whole
   * milliseconds, rounded up: the JVM has no shorter wait.
   */
  private static final Duration PACE = Duration.ofNanos(40_000);

  private static final Duration MAX_PACE = Duration.ofMillis(4);
  private static final int FEW = 4;

  private final CurrentView view;
  private final Thread thread;
  private @Nullable CompletableFuture<Void> next;
  private int waiting;
  private long nextFrom = System.nanoTime();
  private boolean closed;

  private CurrentRounds(String name, CurrentView view) {
    this.view = view;
    this.thread = Thread.ofPlatform().daemon().name("current " + name).unstarted(this::run);
  }

  /** Begins to look; closes the view in the end. */
  public static CurrentRounds start(String name, CurrentView view) {
    var rounds = new CurrentRounds(name, view);
    rounds.thread.start();
    return rounds;
  }

  /**
   * Returns once everything is applied that was written before this call.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotCurrent if that is not to be had by then
   */
  public void await(long giveUpAt) {
    try {
      join().get(Math.max(0, giveUpAt - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      var cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new NotCurrent(String.valueOf(cause.getMessage()));
    } catch (TimeoutException _) {
      throw new NotCurrent("the ends of the topics were not seen in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotCurrent("interrupted");
    }
  }

  private synchronized CompletableFuture<Void> join() {
    var round = next;
    if (round == null) {
      round = new CompletableFuture<>();
      next = round;
      notifyAll();
    }
    waiting++;
    if (closed) {
      round.completeExceptionally(new NotCurrent("the worker is being closed"));
    }
    return round;
  }

  private void run() {
    try (view) {
      for (var round = take(); round != null; round = take()) {
        look(round);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable CompletableFuture<Void> take() throws InterruptedException {
    while (next == null && !closed) {
      wait();
    }
    for (var left = left(); left > 0 && !closed; left = left()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    nextFrom = System.nanoTime() + pause(waiting);
    waiting = 0;
    var round = next;
    next = null;
    return closed ? null : round;
  }

  private static long pause(int shared) {
    return shared <= FEW ? 0 : Math.min(MAX_PACE.toNanos(), shared * PACE.toNanos());
  }

  private long left() {
    return nextFrom - System.nanoTime();
  }

  private void look(CompletableFuture<Void> round) {
    try {
      view.await();
      round.complete(null);
    } catch (NotCurrent | KafkaException e) {
      round.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (next != null) {
        next.completeExceptionally(new NotCurrent("the worker is being closed"));
      }
      notifyAll();
    }
    try {
      thread.join(CLOSE_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
