package io.keystream.domain.access;

import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.policy.WeeklyHours;

/**
 * Decides commands about the hours of an enrolled principal; that the signer may ask is decided.
 */
final class HoursDecisions {

  private HoursDecisions() {}

  static AccessDecision declare(Enrolled enrolled, WeeklyHours hours, Signing signing) {
    return isNewer(enrolled, signing)
        ? accept(new AccessEvent.HoursDeclared(enrolled.principal(), hours, signing))
        : stale(enrolled);
  }

  static AccessDecision withdraw(Enrolled enrolled, Signing signing) {
    return switch (enrolled.hours()) {
      case Hours.Undeclared _ ->
          refuse(new AccessRefusal.HoursAreNotDeclared(enrolled.principal()));
      case Hours.Declared _ ->
          isNewer(enrolled, signing)
              ? accept(new AccessEvent.HoursWithdrawn(enrolled.principal(), signing))
              : stale(enrolled);
    };
  }

  private static boolean isNewer(Enrolled enrolled, Signing signing) {
    return signing.issuedAt().isAfter(enrolled.hours().issuedAt());
  }

  private static AccessDecision stale(Enrolled enrolled) {
    return refuse(
        new AccessRefusal.StaleCommand(
            new Subject.OfPrincipal(enrolled.principal()), enrolled.hours().issuedAt()));
  }

  private static AccessDecision accept(AccessEvent event) {
    return new AccessDecision.Accepted(event);
  }

  private static AccessDecision refuse(AccessRefusal reason) {
    return new AccessDecision.Refused(reason);
  }
}
