package io.keystream.worker.requests;

import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.budget.DistinctBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many different keys the callers of one partition have reached, each budget counted by itself.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class CallerBudgets implements Budgets {

  /** More than policies can give anybody; what is forged on the log fills no memory. */
  static final int MAX_OF_PRINCIPAL = 128;

  private final Map<String, Map<BudgetLimits, DistinctBudget>> accounts = new HashMap<>();

  @Override
  public BudgetAnswer take(String principal, BudgetLimits limits, String key, long monotonicNanos) {
    return account(principal, limits).take(List.of(key), monotonicNanos);
  }

  /** Goes on where whoever served the principal before has left off. */
  void recount(String principal, BudgetLimits limits, String key, long monotonicNanos) {
    var its = accounts.computeIfAbsent(principal, _ -> new HashMap<>());
    if (its.containsKey(limits) || its.size() < MAX_OF_PRINCIPAL) {
      account(principal, limits).recount(key, monotonicNanos);
    }
  }

  private DistinctBudget account(String principal, BudgetLimits limits) {
    return accounts
        .computeIfAbsent(principal, _ -> new HashMap<>())
        .computeIfAbsent(limits, DistinctBudget::new);
  }
}
