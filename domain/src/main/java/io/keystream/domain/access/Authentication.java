package io.keystream.domain.access;

/** Whether a certificate speaks for a principal at a moment. */
public sealed interface Authentication {

  record Authenticated(Enrolment.Enrolled as) implements Authentication {}

  record Refused(AccessRefusal.NotAuthenticated reason) implements Authentication {}
}
