package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.WeeklyHours;
import java.time.Instant;
import java.util.Set;

/** What happened to a principal, a policy or a role, and the signed command that it came of. */
public sealed interface AccessEvent {

  Signing signing();

  sealed interface AboutPrincipal extends AccessEvent {
    Principal principal();
  }

  sealed interface AboutPolicy extends AccessEvent {
    PolicyName policy();
  }

  sealed interface AboutRole extends AccessEvent {
    RoleName role();
  }

  sealed interface AboutJwtRole extends AccessEvent {
    RoleName role();
  }

  record PrincipalEnrolled(
      Principal principal, PrincipalKind kind, EnrolledCertificate certificate, Signing signing)
      implements AboutPrincipal {}

  /**
   * The principal has its next certificate.
   *
   * @param formerUntil the first moment the one before is accepted no more
   */
  record CertificateRenewed(
      Principal principal, EnrolledCertificate certificate, Instant formerUntil, Signing signing)
      implements AboutPrincipal {}

  record PrincipalRevoked(Principal principal, String reason, Signing signing)
      implements AboutPrincipal {}

  /**
   * These policies say what the principal may do.
   *
   * @param policies all that it has from here on
   */
  record PoliciesAssigned(Principal principal, Set<PolicyName> policies, Signing signing)
      implements AboutPrincipal {
    public PoliciesAssigned {
      policies = Assignment.checked(policies);
    }
  }

  /** The principal is expected to work at these hours, in place of those before. */
  record HoursDeclared(Principal principal, WeeklyHours hours, Signing signing)
      implements AboutPrincipal {}

  /** The principal is expected to work at any hour. */
  record HoursWithdrawn(Principal principal, Signing signing) implements AboutPrincipal {}

  record PolicyWritten(PolicyName policy, String text, Signing signing) implements AboutPolicy {}

  record PolicyRemoved(PolicyName policy, Signing signing) implements AboutPolicy {}

  record AppRoleWritten(AppRole written, Signing signing) implements AboutRole {
    @Override
    public RoleName role() {
      return written.name();
    }
  }

  record AppRoleRemoved(RoleName role, Signing signing) implements AboutRole {}

  record JwtRoleWritten(JwtRole written, Signing signing) implements AboutJwtRole {
    @Override
    public RoleName role() {
      return written.name();
    }
  }

  record JwtRoleRemoved(RoleName role, Signing signing) implements AboutJwtRole {}
}
