package io.keystream.streams;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Why a job does not run: the record it stopped at, or the failure it is recovering from.
 *
 * <p>Thread safety: safe.
 */
final class Trouble {

  private final AtomicReference<@Nullable String> stop = new AtomicReference<>();
  private final AtomicReference<@Nullable String> setback = new AtomicReference<>();

  /** The first stop is the one to mend. */
  void stopAt(String message) {
    stop.compareAndSet(null, message);
  }

  void setback(Throwable failure) {
    setback.set(failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }

  Optional<String> stop() {
    return Optional.ofNullable(stop.get());
  }

  Optional<String> setback() {
    return Optional.ofNullable(setback.get());
  }
}
