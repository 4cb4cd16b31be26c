package io.keystream.client;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for an answer, by their id, no more than the limit.
 *
 * <p>Thread safety: safe. An answer is handed over on a virtual thread of its own, so a caller's
 * slow continuation holds up nobody.
 */
final class InFlight<R> {

  private final ClientConfiguration limits;
  private final ExecutorService handOver;
  private final Semaphore free;
  private final Map<String, Pending<R>> waiting = new ConcurrentHashMap<>();

  InFlight(ClientConfiguration limits, ExecutorService handOver) {
    this.limits = limits;
    this.handOver = handOver;
    this.free = new Semaphore(limits.maxInFlight());
  }

  /**
   * Blocks while the limit is reached.
   *
   * @throws NoAnswer.TooManyInFlight if nothing was answered within the timeout
   */
  void add(Pending<R> pending) {
    acquire();
    if (waiting.putIfAbsent(pending.id(), pending) != null) {
      free.release();
      throw new IllegalStateException("request " + pending.id() + " waits for its answer already");
    }
    // Whoever gives up on the future himself makes room too.
    var _ = pending.answer().whenComplete((_, _) -> leave(pending));
  }

  /** Hands an answer over; one that nobody waits for, a duplicate among them, is dropped. */
  void answer(String id, R answer) {
    var pending = waiting.get(id);
    if (pending != null && leave(pending)) {
      handOver.execute(() -> pending.answer().complete(answer));
    }
  }

  void fail(Pending<R> pending, NoAnswer failure) {
    if (leave(pending)) {
      handOver.execute(() -> pending.answer().completeExceptionally(failure));
    }
  }

  void failAll(String message, @Nullable Throwable cause) {
    for (var pending : waiting()) {
      fail(pending, new NoAnswer.Disconnected(message, cause));
    }
  }

  Collection<Pending<R>> waiting() {
    return waiting.values();
  }

  /** Makes room before the answer is handed over: what follows on it may need that room. */
  private boolean leave(Pending<R> pending) {
    var left = waiting.remove(pending.id(), pending);
    if (left) {
      free.release();
    }
    return left;
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
