package io.keystream.worker.requests;

import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.edge.Reach;
import io.keystream.follow.Callers;
import io.keystream.worker.kafka.KafkaClients;
import java.time.Instant;

/**
 * Counts the secrets that callers read in the budgets that their keys are counted in.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class ReachedSecrets implements Reach {

  /** No key's name has a colon. */
  private static final String PREFIX = "secret:";

  private final Callers callers;
  private final SharedBudgets budgets;
  private final RequestLanes lanes;

  public ReachedSecrets(KafkaClients clients, Callers callers, SharedBudgets budgets) {
    this.callers = callers;
    this.budgets = budgets;
    this.lanes = new RequestLanes(clients);
  }

  @Override
  public Taken take(
      Principal principal, AccessDecision.Allowed allowed, String secret, Instant now) {
    return PrincipalLimits.of(callers.directory(), principal, allowed)
        .map(limits -> take(principal, limits, PREFIX + secret, now))
        .orElseGet(Taken.Before::new);
  }

  private Taken take(Principal principal, BudgetLimits limits, String thing, Instant now) {
    return switch (budgets.take(principal.name(), limits, thing, System.nanoTime())) {
      case BudgetAnswer.Taken(var counted) when counted.isEmpty() -> new Taken.Before();
      case BudgetAnswer.Taken _ ->
          new Taken.Counted(
              CountedKeys.record(principal.name(), thing, limits, lanes.of(principal.name()), now));
      case BudgetAnswer.OverBudget over ->
          new Taken.OverBudget(
              PrincipalLimits.CODE,
              PrincipalLimits.message(
                  over, "keys and secrets", PrincipalLimits.admittedAt(over, now)));
      case BudgetAnswer.BatchExceedsBudget(var number, var budget) ->
          throw new IllegalStateException(number + " secret in one request exceeds " + budget);
    };
  }
}
