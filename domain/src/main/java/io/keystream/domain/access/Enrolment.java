package io.keystream.domain.access;

import io.keystream.domain.access.AccessRefusal.CertificateExpired;
import io.keystream.domain.access.AccessRefusal.CertificateNotYetValid;
import io.keystream.domain.access.AccessRefusal.CertificateReplaced;
import io.keystream.domain.access.AccessRefusal.NotAuthenticated;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A principal as its events tell it: not there, enrolled, or revoked for ever. */
public sealed interface Enrolment {

  Principal principal();

  /** Nobody was ever enrolled under this name. */
  record Absent(Principal principal) implements Enrolment {}

  /**
   * May call with its current certificate, and for a while with the one before.
   *
   * @param issuedAt of the newest command about it; what is not newer is a replay
   * @param orderedAt of the newest command about it that it did not sign itself; only these hold up
   *     a revocation, or whoever stole a key could fend one off by renewing the certificate
   * @param assignment what operators let it do; no command about it holds up another of these
   * @param hours when it is expected to work; no command about it holds up another of these
   */
  record Enrolled(
      Principal principal,
      PrincipalKind kind,
      EnrolledCertificate current,
      Former former,
      Instant issuedAt,
      Instant orderedAt,
      Assignment assignment,
      Hours hours)
      implements Enrolment {

    /** The policies it has: those assigned, whatever became of them, and the one of its kind. */
    public Set<PolicyName> policies() {
      return switch (kind) {
        case OPERATOR, APPLICATION -> assignment.policies();
        case SERVICE -> {
          var all = new TreeSet<>(assignment.policies());
          all.add(BuiltInPolicies.SERVICE.name());
          yield Collections.unmodifiableSortedSet(all);
        }
      };
    }

    Enrolled with(Assignment next) {
      return new Enrolled(principal, kind, current, former, issuedAt, orderedAt, next, hours);
    }

    Enrolled with(Hours next) {
      return new Enrolled(principal, kind, current, former, issuedAt, orderedAt, assignment, next);
    }

    Authentication authenticate(Fingerprint certificate, Instant now) {
      if (certificate.equals(current.fingerprint())) {
        return authenticate(current, now);
      }
      return isFormer(certificate, now)
          ? new Authentication.Authenticated(this)
          : refused(new CertificateReplaced(principal, certificate));
    }

    /** Whether any of its certificates is accepted. */
    boolean canSign(Instant now) {
      return authenticate(current, now) instanceof Authentication.Authenticated
          || (former instanceof Former.Accepted(_, var until) && now.isBefore(until));
    }

    private Authentication authenticate(EnrolledCertificate certificate, Instant now) {
      if (!certificate.hasBegun(now)) {
        return refused(new CertificateNotYetValid(principal, certificate.notBefore()));
      }
      return certificate.hasEnded(now)
          ? refused(new CertificateExpired(principal, certificate.notAfter()))
          : new Authentication.Authenticated(this);
    }

    private boolean isFormer(Fingerprint certificate, Instant now) {
      return former instanceof Former.Accepted(var accepted, var until)
          && accepted.equals(certificate)
          && now.isBefore(until);
    }

    private static Authentication refused(NotAuthenticated reason) {
      return new Authentication.Refused(reason);
    }
  }

  /** Called once and never will again; the name is not used a second time. */
  record Revoked(Principal principal, PrincipalKind kind, String reason) implements Enrolment {}

  /** The certificate before the current one. */
  sealed interface Former {

    Former NONE = new None();

    record None() implements Former {}

    /**
     * Accepted beside the current one.
     *
     * @param until the first moment it is not
     */
    record Accepted(Fingerprint certificate, Instant until) implements Former {}
  }
}
