package io.keystream.domain.access;

import io.keystream.domain.access.Enrolment.Absent;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Enrolment.Former;
import io.keystream.domain.access.Enrolment.Revoked;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.text.PolicyText;
import io.keystream.domain.policy.text.PolicyTextException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds access events; an event that cannot happen to what it is about means a corrupt log. */
public final class AccessEvolution {
  private AccessEvolution() {}

  public static Directory evolve(Directory directory, AccessEvent event) {
    return switch (event) {
      case AccessEvent.AboutPrincipal e -> aboutPrincipal(directory, e);
      case AccessEvent.AboutPolicy e -> directory.with(aboutPolicy(directory.policies(), e));
      case AccessEvent.AboutRole e -> directory.with(aboutRole(directory, e));
      case AccessEvent.AboutJwtRole e -> directory.with(aboutJwtRole(directory, e));
    };
  }

  private static Directory aboutPrincipal(Directory directory, AccessEvent.AboutPrincipal event) {
    return switch (new Step(directory.of(event.principal()), event)) {
      case Step(Absent _, AccessEvent.PrincipalEnrolled e)
          when !directory.isTaken(e.certificate().fingerprint()) ->
          directory.with(enrolled(e), e.certificate().fingerprint());
      case Step(Absent a, _) -> throw corrupt(a, event);

      case Step(Enrolled p, AccessEvent.CertificateRenewed e)
          when !directory.isTaken(e.certificate().fingerprint()) ->
          directory.with(renewed(p, e), e.certificate().fingerprint());
      case Step(Enrolled p, AccessEvent.PrincipalRevoked e)
          when p.kind() != PrincipalKind.OPERATOR || hasAnotherOperator(directory, p) ->
          directory.with(new Revoked(p.principal(), p.kind(), e.reason()));
      case Step(Enrolled p, AccessEvent.PoliciesAssigned e)
          when canBeAssigned(directory, e.policies()) ->
          directory.with(p.with(new Assignment(e.policies(), e.signing().issuedAt())));
      case Step(Enrolled p, AccessEvent.HoursDeclared e) ->
          directory.with(p.with(new Hours.Declared(e.hours(), e.signing().issuedAt())));
      case Step(Enrolled p, AccessEvent.HoursWithdrawn e)
          when p.hours() instanceof Hours.Declared ->
          directory.with(p.with(new Hours.Undeclared(e.signing().issuedAt())));
      case Step(Enrolled p, _) -> throw corrupt(p, event);

      case Step(Revoked r, _) -> throw corrupt(r, event);
    };
  }

  private static Policies aboutPolicy(Policies policies, AccessEvent.AboutPolicy event) {
    return switch (new PolicyStep(policies.of(event.policy()), event)) {
      case PolicyStep(StoredPolicy.BuiltIn b, _) -> throw corrupt(b.name(), event);
      case PolicyStep(_, AccessEvent.PolicyWritten e) -> policies.with(written(e));
      case PolicyStep(StoredPolicy.Written w, AccessEvent.PolicyRemoved e) ->
          policies.with(new StoredPolicy.Removed(w.name(), e.signing().issuedAt()));
      case PolicyStep(var other, AccessEvent.PolicyRemoved _) -> throw corrupt(other, event);
    };
  }

  private static AppRoles aboutRole(Directory directory, AccessEvent.AboutRole event) {
    var roles = directory.appRoles();
    return switch (event) {
      case AccessEvent.AppRoleWritten(var role, var signing)
          when RoleDecisions.hindrance(directory, role).isEmpty() ->
          roles.with(new StoredRole.Written<>(role, signing.issuedAt()));
      case AccessEvent.AppRoleRemoved(var name, var signing)
          when roles.of(name) instanceof StoredRole.Written<AppRole> ->
          roles.with(new StoredRole.Removed<>(name, signing.issuedAt()));
      case AccessEvent.AboutRole _ -> throw corrupt(roles.of(event.role()), event);
    };
  }

  private static Roles<JwtRole> aboutJwtRole(Directory directory, AccessEvent.AboutJwtRole event) {
    var roles = directory.jwtRoles();
    return switch (event) {
      case AccessEvent.JwtRoleWritten(var role, var signing)
          when RoleDecisions.hindrance(directory, role).isEmpty() ->
          roles.with(new StoredRole.Written<>(role, signing.issuedAt()));
      case AccessEvent.JwtRoleRemoved(var name, var signing)
          when roles.of(name) instanceof StoredRole.Written<JwtRole> ->
          roles.with(new StoredRole.Removed<>(name, signing.issuedAt()));
      case AccessEvent.AboutJwtRole _ -> throw corrupt(roles.of(event.role()), event);
    };
  }

  private static StoredPolicy.Written written(AccessEvent.PolicyWritten event) {
    try {
      return new StoredPolicy.Written(
          event.text(), PolicyText.parse(event.policy(), event.text()), event.signing().issuedAt());
    } catch (PolicyTextException e) {
      throw corrupt(e.getMessage(), event);
    }
  }

  private static boolean canBeAssigned(Directory directory, Set<PolicyName> policies) {
    return policies.stream()
        .allMatch(policy -> PolicyDecisions.hindrance(directory.policies(), policy).isEmpty());
  }

  private static Enrolled enrolled(AccessEvent.PrincipalEnrolled event) {
    var issuedAt = event.signing().issuedAt();
    return new Enrolled(
        event.principal(),
        event.kind(),
        event.certificate(),
        Former.NONE,
        issuedAt,
        issuedAt,
        new Assignment(Set.of(), issuedAt),
        new Hours.Undeclared(issuedAt));
  }

  private static Enrolled renewed(Enrolled before, AccessEvent.CertificateRenewed event) {
    var issuedAt = event.signing().issuedAt();
    return new Enrolled(
        before.principal(),
        before.kind(),
        event.certificate(),
        new Former.Accepted(before.current().fingerprint(), event.formerUntil()),
        later(before.issuedAt(), issuedAt),
        event.signing().signer().equals(before.principal())
            ? before.orderedAt()
            : later(before.orderedAt(), issuedAt),
        before.assignment(),
        before.hours());
  }

  private static boolean hasAnotherOperator(Directory directory, Enrolled operator) {
    return directory.principals().stream()
        .anyMatch(other ->
            other instanceof Enrolled enrolled
                && enrolled.kind() == PrincipalKind.OPERATOR
                && !enrolled.principal().equals(operator.principal()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static IllegalStateException corrupt(@Nullable Object to, AccessEvent event) {
    return new IllegalStateException("corrupt log: " + event + " cannot happen to " + to);
  }

  private record Step(Enrolment enrolment, AccessEvent.AboutPrincipal event) {}

  private record PolicyStep(StoredPolicy policy, AccessEvent.AboutPolicy event) {}
}
