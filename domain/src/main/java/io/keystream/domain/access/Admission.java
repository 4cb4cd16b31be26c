package io.keystream.domain.access;

import java.time.Duration;
import java.time.Instant;

/** Whether a signed command is looked at. */
public sealed interface Admission {

  /** An enrolled principal sent it, and lately. */
  record Admitted(Enrolment.Enrolled signer) implements Admission {}

  /** Anybody may have sent it: no principal that is one, or a copy of what was sent long ago. */
  record Strange(AccessRefusal reason) implements Admission {}

  /** An enrolled principal sent it, and its clock is wrong. */
  record Refused(AccessRefusal reason) implements Admission {}

  /** Of somebody enrolled, by the time at which it says it was issued. */
  static Admission of(Enrolment.Enrolled signer, Instant issuedAt, Duration maxAge, Instant now) {
    if (issuedAt.isBefore(now.minus(maxAge))) {
      return new Strange(new AccessRefusal.IssuedLongAgo(issuedAt, maxAge));
    }
    return issuedAt.isAfter(now.plus(AccessDecisions.MAX_AHEAD))
        ? new Refused(new AccessRefusal.IssuedAhead(issuedAt, AccessDecisions.MAX_AHEAD))
        : new Admitted(signer);
  }
}
