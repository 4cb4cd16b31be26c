package io.keystream.worker;

import io.keystream.worker.token.Token;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** In-memory tokens of tests. */
final class MemoryTokens {

  private static final long SEED = 20261101;

  private MemoryTokens() {}

  static Token fresh() {
    return MemoryToken.open(new MemoryHsm(new SecureRandom()), "test");
  }

  /** With the same key-encryption key in every process. */
  static Token shared() {
    try {
      var random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(SEED);
      return MemoryToken.open(new MemoryHsm(random), "test");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no seeded generator", e);
    }
  }
}
