package io.keystream.domain.access;

import io.keystream.domain.access.Enrolment.Absent;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Enrolment.Revoked;
import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides access commands: the event that now happened, or a refusal. */
public final class AccessDecisions {

  /** How long a certificate that was replaced is still accepted, at most. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  /** A command that waited longer is issued again. */
  public static final Duration MAX_AGE = Duration.ofHours(24);

  /** By so much the clock of a caller may be ahead. */
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private AccessDecisions() {}

  /** {@code now} is the time of the decision, by the clock of whoever decides first. */
  public static AccessDecision decide(
      Directory directory, AccessCommand command, Signing signing, Instant now) {
    return switch (directory.authenticate(signing.signer(), signing.certificate(), now)) {
      case Authentication.Refused(var reason) -> refuse(reason);
      case Authentication.Authenticated(var signer) ->
          mayAsk(signer, command)
              ? authorized(directory, command, signing, now)
              : refuse(new AccessRefusal.NotAnOperator(signer.principal()));
    };
  }

  private static boolean mayAsk(Enrolled signer, AccessCommand command) {
    return signer.kind() == PrincipalKind.OPERATOR
        || switch (command) {
          case AccessCommand.EnrolPrincipal _,
              AccessCommand.RevokePrincipal _,
              AccessCommand.AssignPolicies _,
              AccessCommand.DeclareHours _,
              AccessCommand.WithdrawHours _,
              AccessCommand.AboutPolicy _,
              AccessCommand.AboutRole _,
              AccessCommand.AboutJwtRole _ ->
              false;
          case AccessCommand.RenewCertificate(var principal, _) ->
              principal.equals(signer.principal());
        };
  }

  private static AccessDecision authorized(
      Directory directory, AccessCommand command, Signing signing, Instant now) {
    var issuedAt = signing.issuedAt();
    if (issuedAt.isAfter(now.plus(MAX_AHEAD))) {
      return refuse(new AccessRefusal.IssuedAhead(issuedAt, MAX_AHEAD));
    }
    if (issuedAt.isBefore(now.minus(MAX_AGE))) {
      return refuse(new AccessRefusal.IssuedLongAgo(issuedAt, MAX_AGE));
    }
    return switch (command) {
      case AccessCommand.AboutPrincipal c -> aboutPrincipal(directory, c, signing, now);
      case AccessCommand.AboutPolicy c -> PolicyDecisions.decide(directory.policies(), c, signing);
      case AccessCommand.AboutRole c -> RoleDecisions.decide(directory, c, signing);
      case AccessCommand.AboutJwtRole c -> RoleDecisions.decide(directory, c, signing);
    };
  }

  private static AccessDecision aboutPrincipal(
      Directory directory, AccessCommand.AboutPrincipal command, Signing signing, Instant now) {
    return switch (new Step(directory.of(command.principal()), command)) {
      case Step(Absent _, AccessCommand.EnrolPrincipal c) -> enrol(directory, c, signing, now);
      case Step(Absent a, _) -> refuse(new AccessRefusal.PrincipalDoesNotExist(a.principal()));

      case Step(Enrolled e, AccessCommand.RenewCertificate c) ->
          renew(directory, e, c.certificate(), signing, now);
      case Step(Enrolled e, AccessCommand.RevokePrincipal c) ->
          revoke(directory, e, c.reason(), signing, now);
      case Step(Enrolled e, AccessCommand.AssignPolicies c) -> assign(directory, e, c, signing);
      case Step(Enrolled e, AccessCommand.DeclareHours c) ->
          HoursDecisions.declare(e, c.hours(), signing);
      case Step(Enrolled e, AccessCommand.WithdrawHours _) -> HoursDecisions.withdraw(e, signing);
      case Step(Enrolled e, AccessCommand.EnrolPrincipal _) ->
          refuse(new AccessRefusal.PrincipalExists(e.principal()));

      case Step(Revoked r, _) -> refuse(new AccessRefusal.PrincipalIsRevoked(r.principal()));
    };
  }

  private static AccessDecision enrol(
      Directory directory, AccessCommand.EnrolPrincipal command, Signing signing, Instant now) {
    var hindrance =
        hindrance(directory, command.principal(), command.kind(), command.certificate(), now);
    return hindrance == null
        ? accept(
            new AccessEvent.PrincipalEnrolled(
                command.principal(), command.kind(), command.certificate(), signing))
        : refuse(hindrance);
  }

  private static AccessDecision renew(
      Directory directory,
      Enrolled enrolled,
      EnrolledCertificate next,
      Signing signing,
      Instant now) {
    var principal = enrolled.principal();
    var current = enrolled.current();
    if (signing.signer().equals(principal)
        && !signing.certificate().equals(current.fingerprint())) {
      return refuse(new AccessRefusal.NotTheCurrentCertificate(principal));
    }
    if (!signing.issuedAt().isAfter(enrolled.issuedAt())) {
      return refuse(stale(principal, enrolled.issuedAt()));
    }
    var hindrance = hindrance(directory, principal, enrolled.kind(), next, now);
    return hindrance == null
        ? accept(
            new AccessEvent.CertificateRenewed(
                principal, next, earlier(current.notAfter(), now.plus(OVERLAP)), signing))
        : refuse(hindrance);
  }

  private static AccessDecision revoke(
      Directory directory, Enrolled enrolled, String reason, Signing signing, Instant now) {
    var principal = enrolled.principal();
    if (!signing.issuedAt().isAfter(enrolled.orderedAt())) {
      return refuse(stale(principal, enrolled.orderedAt()));
    }
    return enrolled.kind() == PrincipalKind.OPERATOR && !directory.hasOperatorBeside(principal, now)
        ? refuse(new AccessRefusal.LastOperator(principal))
        : accept(new AccessEvent.PrincipalRevoked(principal, reason, signing));
  }

  private static AccessDecision assign(
      Directory directory,
      Enrolled enrolled,
      AccessCommand.AssignPolicies command,
      Signing signing) {
    var newest = enrolled.assignment().issuedAt();
    if (!signing.issuedAt().isAfter(newest)) {
      return refuse(stale(enrolled.principal(), newest));
    }
    return command.policies().stream()
        .flatMap(policy -> PolicyDecisions.hindrance(directory.policies(), policy).stream())
        .findFirst()
        .map(AccessDecisions::refuse)
        .orElseGet(() ->
            accept(
                new AccessEvent.PoliciesAssigned(
                    enrolled.principal(), command.policies(), signing)));
  }

  /** What keeps the certificate from being enrolled. */
  private static @Nullable AccessRefusal hindrance(
      Directory directory,
      Principal principal,
      PrincipalKind kind,
      EnrolledCertificate certificate,
      Instant now) {
    if (directory.isTaken(certificate.fingerprint())) {
      return new AccessRefusal.CertificateIsTaken(certificate.fingerprint());
    }
    if (!certificate.hasBegun(now) || certificate.hasEnded(now)) {
      return new AccessRefusal.CertificateIsNotValid(
          principal, certificate.notBefore(), certificate.notAfter());
    }
    return certificate.validity().compareTo(kind.maxValidity()) > 0
        ? new AccessRefusal.ValidityTooLong(principal, kind)
        : null;
  }

  private static AccessDecision accept(AccessEvent event) {
    return new AccessDecision.Accepted(event);
  }

  private static AccessDecision refuse(AccessRefusal reason) {
    return new AccessDecision.Refused(reason);
  }

  private static AccessRefusal stale(Principal principal, Instant newest) {
    return new AccessRefusal.StaleCommand(new Subject.OfPrincipal(principal), newest);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private record Step(Enrolment enrolment, AccessCommand.AboutPrincipal command) {}
}
