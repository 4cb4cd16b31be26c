package io.keystream.worker;

import io.keystream.worker.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One worker on the in-memory token for all tests of a class. */
abstract class OneMemoryWorker extends OneWorker {

  static final Duration LONG = Duration.ofSeconds(60);

  @Override
  final Token token() {
    return MemoryTokens.fresh();
  }

  /** Somebody who may do everything and whom no other test knows. */
  final TestCaller freshCaller() {
    return new TestCaller(platform().kafka(), platform().access(), fresh("caller"));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
