package io.keystream.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that can only be asked again and again, with a limit. */
final class Until {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Until() {}

  /** Whether the condition came true within the limit. */
  static boolean isTrue(BooleanSupplier condition, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
