package io.keystream.local.demo;

import java.time.Duration;

/** Durations as a person reads them. */
final class Times {
  private Times() {}

  static String text(Duration duration) {
    var millis = duration.toNanos() / 1e6;
    return millis < 1000 ? "%.1f ms".formatted(millis) : "%.1f s".formatted(millis / 1000);
  }

  static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
