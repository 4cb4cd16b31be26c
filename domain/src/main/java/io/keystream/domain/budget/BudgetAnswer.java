package io.keystream.domain.budget;

import java.time.Duration;
import java.util.List;

/** Whether a budget admits a use of keys. */
public sealed interface BudgetAnswer {

  /**
   * The use is admitted.
   *
   * @param counted the keys that this use made count; those that counted already are not among them
   */
  record Taken(List<String> counted) implements BudgetAnswer {
    public Taken {
      counted = List.copyOf(counted);
    }
  }

  /**
   * Too many different keys for the moment; none of the batch is admitted.
   *
   * @param until the time to wait: the same batch is admitted then and not a nanosecond before,
   *     unless other keys are taken meanwhile
   * @param used keys that count at the moment
   */
  record OverBudget(Duration until, BudgetLimits limits, int used) implements BudgetAnswer {}

  /** The batch names more different keys than the budget has: it is never admitted. */
  record BatchExceedsBudget(int keys, BudgetLimits limits) implements BudgetAnswer {}
}
