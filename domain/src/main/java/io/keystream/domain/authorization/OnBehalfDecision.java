package io.keystream.domain.authorization;

import io.keystream.domain.access.AccessRefusal;

/** Whether a service may ask something in the name of a caller. */
public sealed interface OnBehalfDecision {

  /** The two may stand for each other; what the caller's policies say of it. */
  record Asked(Authorization authorization) implements OnBehalfDecision {}

  /** The caller's policies were not asked. */
  record Refused(AccessRefusal reason) implements OnBehalfDecision {}
}
