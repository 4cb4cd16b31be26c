package io.keystream.worker.requests;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.budget.Budget;
import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.budget.PrincipalClass;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.follow.Callers;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
              : limits(directory, request.principal(), allowed)
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
      case BudgetAnswer.OverBudget over ->
          new Permit.Refused(authorization, overBudget(over, now.plus(over.until())));
      case BudgetAnswer.BatchExceedsBudget(var keys, var budget) ->
          throw new IllegalStateException(keys + " key in one request exceeds " + budget);
    };
  }

  /** In whole milliseconds, rounded up: who comes at that time is not too early. */
  private static Outcome.Denied overBudget(BudgetAnswer.OverBudget over, Instant next) {
    var admittedAt = next.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    return new Outcome.Denied(
        Outcome.Used.NOTHING,
        "budget-exceeded",
        "%d different keys were reached, %s is the budget; the next is admitted at %s."
            .formatted(over.used(), over.limits(), admittedAt),
        admittedAt);
  }

  /** What a granting policy says, or else the class of the caller. */
  private static Optional<BudgetLimits> limits(
      Directory directory, Principal principal, AccessDecision.Allowed allowed) {
    var named = allowed.maxDistinctKeys();
    if (named != null) {
      return Optional.of(named);
    }
    if (!(directory.of(principal) instanceof Enrolment.Enrolled enrolled)) {
      throw new IllegalStateException("allowed and not enrolled: " + principal);
    }
    return switch (PrincipalClass.valueOf(enrolled.kind().name()).budget()) {
      case Budget.Unlimited _ -> Optional.empty();
      case Budget.AtMost(var limits) -> Optional.of(limits);
    };
  }
}
