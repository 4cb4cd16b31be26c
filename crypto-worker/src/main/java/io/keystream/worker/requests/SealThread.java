package io.keystream.worker.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Opens and seals beside the thread that decides and uses the HSM. Whoever comes to a piece of work
 * first does it, so that nobody waits for a thread that has not begun.
 *
 * <p><b>Thread safety:</b> for one thread, which hands the work over.
 */
final class SealThread implements AutoCloseable {

  /** To wake a thread costs more than a seal. */
  private static final int AT_ONCE = 16;

  private static final long CLOSE_LIMIT_SECONDS = 10;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("seals").factory());
  private List<FutureTask<?>> waiting = new ArrayList<>();

  /** Takes work that the caller does itself in the end, if no more comes. */
  void add(FutureTask<?> work) {
    waiting.add(work);
    if (waiting.size() >= AT_ONCE) {
      start(waiting);
      waiting = new ArrayList<>();
    }
  }

  void start(List<? extends FutureTask<?>> work) {
    thread.execute(() -> work.forEach(FutureTask::run));
  }

  /** Waits until nothing is being done. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      var _ = thread.awaitTermination(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
