package io.keystream.domain.access;

import io.keystream.domain.policy.WeeklyHours;
import java.time.Instant;

/**
 * When a principal is expected to work, by the newest order about it. Which hours were in force at
 * a time that is past, the events tell: each says when it was decided.
 */
public sealed interface Hours {

  /** Of the newest order about it, or the enrolment; what is not newer is a replay. */
  Instant issuedAt();

  /** Nobody says when it works, or nobody does any more. */
  record Undeclared(Instant issuedAt) implements Hours {}

  record Declared(WeeklyHours hours, Instant issuedAt) implements Hours {}
}
