package io.keystream.domain.budget;

import java.time.Duration;

/** What kind of caller a principal is; decides its budget where no policy names another. */
public enum PrincipalClass {

  /**
   * A workload. It uses a handful of keys again and again, and what a thief does with its
   * credentials, reading all that can be read, takes seconds: 50 stops that and no ordinary work.
   */
  APPLICATION,

  /** A person who manages keys, and now and then rotates or lists a team's whole set in one go. */
  OPERATOR,

  /** A part of the platform: schedulers and re-wrapping go through every key there is. */
  SERVICE;

  public Budget budget() {
    return switch (this) {
      case APPLICATION -> inTenMinutes(50);
      case OPERATOR -> inTenMinutes(200);
      case SERVICE -> new Budget.Unlimited();
    };
  }

  private static Budget inTenMinutes(int keys) {
    return new Budget.AtMost(new BudgetLimits(keys, Duration.ofMinutes(10)));
  }
}
