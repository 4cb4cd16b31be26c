package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.WeeklyHours;
import java.util.Set;

/** What may be asked of the directory: about a principal, a policy, or a role of either kind. */
public sealed interface AccessCommand {

  Subject subject();

  /** About a principal: whether and with what it may call. */
  sealed interface AboutPrincipal extends AccessCommand {

    Principal principal();

    @Override
    default Subject subject() {
      return new Subject.OfPrincipal(principal());
    }
  }

  /** About a policy, whoever it is assigned to. */
  sealed interface AboutPolicy extends AccessCommand {

    PolicyName policy();

    @Override
    default Subject subject() {
      return new Subject.OfPolicy(policy());
    }
  }

  /** About a role that programs log in with by a secret-id. */
  sealed interface AboutRole extends AccessCommand {

    RoleName role();

    @Override
    default Subject subject() {
      return new Subject.OfRole(role());
    }
  }

  /** About a role that programs log in with by a signed token. */
  sealed interface AboutJwtRole extends AccessCommand {

    RoleName role();

    @Override
    default Subject subject() {
      return new Subject.OfJwtRole(role());
    }
  }

  /** Let a principal call under this name with this certificate. */
  record EnrolPrincipal(Principal principal, PrincipalKind kind, EnrolledCertificate certificate)
      implements AboutPrincipal {}

  /** Give a principal its next certificate; the one before serves for a day more. */
  record RenewCertificate(Principal principal, EnrolledCertificate certificate)
      implements AboutPrincipal {}

  /** End a principal for ever. */
  record RevokePrincipal(Principal principal, String reason) implements AboutPrincipal {}

  /** Let these policies, and no others, say what the principal may do. */
  record AssignPolicies(Principal principal, Set<PolicyName> policies) implements AboutPrincipal {
    public AssignPolicies {
      policies = Assignment.checked(policies);
    }
  }

  /** Let the principal be expected to work at these hours; use outside is watched, not refused. */
  record DeclareHours(Principal principal, WeeklyHours hours) implements AboutPrincipal {}

  /** Let the principal be expected to work at any hour again. */
  record WithdrawHours(Principal principal) implements AboutPrincipal {}

  /** Let a policy say this from here on, whether it was there before or not. */
  record WritePolicy(PolicyName policy, String text) implements AboutPolicy {}

  /** Let a policy say nothing any more, to whomever it is assigned. */
  record RemovePolicy(PolicyName policy) implements AboutPolicy {}

  /** Let programs log in like this from here on, whether the role was there before or not. */
  record WriteAppRole(AppRole written) implements AboutRole {
    @Override
    public RoleName role() {
      return written.name();
    }
  }

  /** Let nobody log in with the role any more; its secret-ids end for ever. */
  record RemoveAppRole(RoleName role) implements AboutRole {}

  /** Let programs log in like this from here on, whether the role was there before or not. */
  record WriteJwtRole(JwtRole written) implements AboutJwtRole {
    @Override
    public RoleName role() {
      return written.name();
    }
  }

  /** Let nobody log in with the role any more. */
  record RemoveJwtRole(RoleName role) implements AboutJwtRole {}
}
