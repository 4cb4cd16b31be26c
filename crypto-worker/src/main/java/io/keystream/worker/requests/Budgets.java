package io.keystream.worker.requests;

import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;

/** How many different keys callers have reached. */
interface Budgets {

  /** Counts a key, if there is room for it. */
  BudgetAnswer take(String principal, BudgetLimits limits, String key, long monotonicNanos);
}
