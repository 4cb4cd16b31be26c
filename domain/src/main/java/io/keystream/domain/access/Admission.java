package io.keystream.domain.access;

/** Whether a signed command about a key is looked at. */
public sealed interface Admission {

  /** An enrolled principal sent it, and lately. */
  record Admitted(Enrolment.Enrolled signer) implements Admission {}

  /** Anybody may have sent it: no principal that is one, or a copy of what was sent long ago. */
  record Strange(AccessRefusal reason) implements Admission {}

  /** An enrolled principal sent it, and its clock is wrong. */
  record Refused(AccessRefusal reason) implements Admission {}
}
