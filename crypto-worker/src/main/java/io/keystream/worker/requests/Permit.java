package io.keystream.worker.requests;

import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.budget.BudgetLimits;

/** What policies and budget said. */
sealed interface Permit {

  Authorization authorization();

  /** Allowed, and nothing counted anew. */
  record Granted(Authorization authorization) implements Permit {}

  /** Allowed, and the key is one more of those that the caller has reached. */
  record Counted(Authorization authorization, BudgetLimits limits) implements Permit {}

  record Refused(Authorization authorization, Outcome.Denied outcome) implements Permit {}
}
