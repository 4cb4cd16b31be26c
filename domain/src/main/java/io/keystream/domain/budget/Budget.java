package io.keystream.domain.budget;

/** How many different keys somebody may reach in a time. */
public sealed interface Budget {

  /** As many as there are. */
  record Unlimited() implements Budget {}

  record AtMost(BudgetLimits limits) implements Budget {}
}
