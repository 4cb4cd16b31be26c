package io.keystream.domain.policy;

import io.keystream.domain.budget.BudgetLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the policies of a caller allow a request. */
public sealed interface AccessDecision {

  /** Names of the policies that decided, in order; none where no pattern matches. */
  List<PolicyName> policies();

  /**
   * @param pattern the one that applies to the path
   * @param policies those that grant it, at least one, by name
   * @param maxDistinctKeys the largest budget that one of them names; without it, that of the
   *     caller's class holds
   */
  record Allowed(
      PathPattern pattern, List<PolicyName> policies, @Nullable BudgetLimits maxDistinctKeys)
      implements AccessDecision {
    public Allowed {
      policies = List.copyOf(policies);
    }
  }

  record Denied(DenialReason reason) implements AccessDecision {
    @Override
    public List<PolicyName> policies() {
      return reason.policies();
    }
  }
}
