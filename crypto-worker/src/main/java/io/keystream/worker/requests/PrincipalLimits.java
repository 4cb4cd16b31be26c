package io.keystream.worker.requests;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.budget.Budget;
import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.budget.PrincipalClass;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessDecision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How much a caller may reach, and what it is told when that is used up. */
final class PrincipalLimits {

  static final String CODE = "budget-exceeded";

  private PrincipalLimits() {}

  /** What a granting policy says, or else the class of the caller; empty for no limit. */
  static Optional<BudgetLimits> of(
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

  /** In whole milliseconds, rounded up: who comes at that time is not too early. */
  static Instant admittedAt(BudgetAnswer.OverBudget over, Instant now) {
    return now.plus(over.until()).plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
  }

  static String message(BudgetAnswer.OverBudget over, String things, Instant admittedAt) {
    return "%d different %s were reached, %s is the budget; the next is admitted at %s."
        .formatted(over.used(), things, over.limits(), admittedAt);
  }
}
