package io.keystream.domain;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Tries a law on hundreds of seeds, others in every run; a failure names its seed.
 *
 * <p>{@code -Dkeystream.seed=N} begins with that seed.
 */
public final class Seeds {
  private static final int COUNT = 300;

  private Seeds() {}

  public static void tryAll(LongConsumer law) {
    long first = Long.getLong("keystream.seed", new SplittableRandom().nextLong());
    LongStream.range(0, COUNT).map(index -> first + index).forEach(seed -> check(law, seed));
  }

  private static void check(LongConsumer law, long seed) {
    try {
      law.accept(seed);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("broken with -Dkeystream.seed=" + seed + ": " + broken, broken);
    }
  }
}
