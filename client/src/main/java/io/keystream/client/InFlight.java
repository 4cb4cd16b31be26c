package io.keystream.client;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for an answer, by their id, no more than the limit.
 *
 * <p>Thread safety: safe. An answer is opened and handed over on a virtual thread of its own: every
 * core opens, and a caller's slow continuation holds up nobody.
 */
final class InFlight<R, A> implements AutoCloseable {

  /** Replies that are being opened at once at most: anybody may have written them. */
  private static final int MAX_OPENING = 1024;

  private static final Duration MAX_CLOSE = Duration.ofSeconds(10);

  private final Bus limits;
  private final ExecutorService handOver;
  private final Semaphore free;
  private final Semaphore opening = new Semaphore(MAX_OPENING);
  private final Map<String, Pending<R, A>> waiting = new ConcurrentHashMap<>();

  InFlight(Bus limits, ExecutorService handOver) {
    this.limits = limits;
    this.handOver = handOver;
    this.free = new Semaphore(limits.maxInFlight());
  }

  /**
   * Blocks while the limit is reached.
   *
   * @throws NoAnswer.TooManyInFlight if nothing was answered within the timeout
   */
  void add(Pending<R, A> pending) {
    acquire();
    if (waiting.putIfAbsent(pending.id(), pending) != null) {
      free.release();
      throw new IllegalStateException("request " + pending.id() + " waits for its answer already");
    }
    // Whoever gives up on the future himself makes room too.
    var _ = pending.answer().whenComplete((_, _) -> leave(pending));
  }

  /**
   * Hands the answer in a reply over; one that nobody waits for, or a forged one, is dropped. Of
   * several genuine replies to one request whichever opens first counts: workers commit one, or the
   * same again. Blocks while too many are being opened.
   */
  void reply(String id, R reply) {
    var pending = waiting.get(id);
    if (pending != null) {
      opening.acquireUninterruptibly();
      handOver.execute(() -> open(pending, reply));
    }
  }

  private void open(Pending<R, A> pending, R reply) {
    Optional<A> answer;
    try {
      answer = pending.open(reply);
    } finally {
      opening.release();
    }
    if (answer.isPresent() && leave(pending)) {
      pending.answer().complete(answer.get());
    }
  }

  void fail(Pending<R, A> pending, NoAnswer failure) {
    if (leave(pending)) {
      handOver.execute(() -> pending.answer().completeExceptionally(failure));
    }
  }

  void failAll(String message, @Nullable Throwable cause) {
    for (var pending : waiting()) {
      fail(pending, new NoAnswer.Disconnected(message, cause));
    }
  }

  Collection<Pending<R, A>> waiting() {
    return waiting.values();
  }

  /** Makes room before the answer is handed over: what follows on it may need that room. */
  private boolean leave(Pending<R, A> pending) {
    var left = waiting.remove(pending.id(), pending);
    if (left) {
      free.release();
    }
    return left;
  }

  /** Waits until no reply is being opened; none may come after it. */
  @Override
  public void close() {
    try {
      var _ = opening.tryAcquire(MAX_OPENING, MAX_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void acquire() {
    try {
      if (!free.tryAcquire(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoAnswer.TooManyInFlight(
            "%d requests wait for their answers and none came within %d s; not sent"
                .formatted(limits.maxInFlight(), limits.timeout().toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer.Disconnected("interrupted before sending", e);
    }
  }
}
