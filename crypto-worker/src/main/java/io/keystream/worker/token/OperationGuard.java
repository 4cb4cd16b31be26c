package io.keystream.worker.token;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a loaded key be closed while threads work with it: the last one to leave releases the key.
 *
 * <p><i>Thread safety:</i> lock-free; {@code release} runs exactly once.
 */
public final class OperationGuard {

  private static final int CLOSED = 1 << 31;
  private static final int RELEASED = 1 << 30;

  /** The number of operations under way, with the highest bit set once closed. */
  private final AtomicInteger state = new AtomicInteger();

  private final Runnable release;

  public OperationGuard(Runnable release) {
    this.release = release;
  }

  /**
   * Enters an operation, which must be left with {@link #end}.
   *
   * @throws IllegalStateException once closed
   */
  public void begin() {
    if (state.incrementAndGet() < 0) {
      end();
      throw new IllegalStateException("this key is closed");
    }
  }

  public void end() {
    if (state.decrementAndGet() == CLOSED) {
      release();
    }
  }

  public void close() {
    int before = state.getAndUpdate(s -> s | CLOSED);
    if (before == 0) {
      release();
    }
  }

  /** Operations that knock on a closed key may pass here again; the second bit lets one through. */
  private void release() {
    if (state.compareAndSet(CLOSED, CLOSED | RELEASED)) {
      release.run();
    }
  }
}
