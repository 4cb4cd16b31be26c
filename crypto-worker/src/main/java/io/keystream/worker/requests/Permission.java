package io.keystream.worker.requests;

import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.follow.Callers;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;

/**
 * Whether the caller may do what it asks: its policies first, then its budget of different keys.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class Permission {

  private final Callers callers;
  private final Authorizer authorizer = new Authorizer();

  Permission(Callers callers) {
    this.callers = callers;
  }

  Permit ask(CallerRequest request, CryptoRequestRecord content, Budgets budgets, Instant now) {
    var use = RequestedUse.of(content, request.application(), request.source(), now);
    var directory = callers.directory();
    var authorization =
        authorizer.authorize(directory, request.principal(), request.policies(), use);
    return switch (authorization.decision()) {
      case AccessDecision.Denied(var reason) ->
          new Permit.Refused(
              authorization,
              new Outcome.Denied(Outcome.Used.NOTHING, reason.code(), reason.message()));
      case AccessDecision.Allowed allowed ->
          content.getKey().isEmpty()
              ? new Permit.Granted(authorization)
              : PrincipalLimits.of(directory, request.principal(), allowed)
                  .map(limits ->
                      count(request, content.getKey(), authorization, limits, budgets, now))
                  .orElseGet(() -> new Permit.Granted(authorization));
    };
  }

  private Permit count(
      CallerRequest request,
      String key,
      Authorization authorization,
      BudgetLimits limits,
      Budgets budgets,
      Instant now) {
    var principal = request.principal().name();
    return switch (budgets.take(principal, limits, key, System.nanoTime())) {
      case BudgetAnswer.Taken(var counted) when counted.isEmpty() ->
          new Permit.Granted(authorization);
      case BudgetAnswer.Taken _ -> new Permit.Counted(authorization, limits);
      case BudgetAnswer.OverBudget over -> new Permit.Refused(authorization, overBudget(over, now));
      case BudgetAnswer.BatchExceedsBudget(var keys, var budget) ->
          throw new IllegalStateException(keys + " key in one request exceeds " + budget);
    };
  }

  private static Outcome.Denied overBudget(BudgetAnswer.OverBudget over, Instant now) {
    var admittedAt = PrincipalLimits.admittedAt(over, now);
    return new Outcome.Denied(
        Outcome.Used.NOTHING,
        PrincipalLimits.CODE,
        PrincipalLimits.message(over, "keys", admittedAt),
        admittedAt);
  }
}
