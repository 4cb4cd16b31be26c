package io.keystream.domain.key;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a version is destroyed that is to be destroyed in so and so many days. */
public final class DestructionTime {

  /** What is usual where nothing is said. */
  public static final Duration USUAL = DestructionPlan.MOST_WAIT;

  private static final Duration MIDDLE =
      DestructionPlan.LEAST_WAIT.plus(DestructionPlan.MOST_WAIT).dividedBy(2);
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private DestructionTime() {}

  /**
   * The time to ask for, in whole seconds. The range is judged by another clock, a moment later: so
   * it stays a minute off both its ends.
   */
  public static Instant in(Duration wait, Instant now) {
    var inside = wait.compareTo(MIDDLE) < 0 ? MARGIN : MARGIN.negated();
    return now.plus(wait).plus(inside).truncatedTo(ChronoUnit.SECONDS);
  }
}
