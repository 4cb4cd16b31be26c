package io.keystream.worker;

import io.keystream.worker.token.Token;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.security.SecureRandom;

/** In-memory tokens of tests. */
final class MemoryTokens {
  private MemoryTokens() {}

  static Token fresh() {
    return MemoryToken.open(new MemoryHsm(new SecureRandom()), "test");
  }
}
