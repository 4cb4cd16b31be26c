package io.keystream.domain.access;

import io.keystream.domain.access.StoredRole.Absent;
import io.keystream.domain.access.StoredRole.Removed;
import io.keystream.domain.access.StoredRole.Written;
import io.keystream.domain.policy.PolicyName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decides commands about roles; that the signer may ask is decided before. */
final class RoleDecisions {

  private RoleDecisions() {}

  static AccessDecision decide(
      Directory directory, AccessCommand.AboutRole command, Signing signing) {
    var roles = directory.appRoles();
    return switch (command) {
      case AccessCommand.WriteAppRole c ->
          write(
              roles.of(c.role()),
              new AccessEvent.AppRoleWritten(c.written(), signing),
              command,
              () ->
                  roles.isFull()
                      ? Optional.of(new AccessRefusal.TooManyAppRoles(AppRoles.MOST))
                      : Optional.empty(),
              hindrance(directory, c.written()));
      case AccessCommand.RemoveAppRole c ->
          remove(
              roles.of(c.role()),
              new AccessEvent.AppRoleRemoved(c.role(), signing),
              command,
              new AccessRefusal.AppRoleDoesNotExist(c.role()));
    };
  }

  static AccessDecision decide(
      Directory directory, AccessCommand.AboutJwtRole command, Signing signing) {
    var roles = directory.jwtRoles();
    return switch (command) {
      case AccessCommand.WriteJwtRole c ->
          write(
              roles.of(c.role()),
              new AccessEvent.JwtRoleWritten(c.written(), signing),
              command,
              () ->
                  roles.count() >= JwtRole.MOST
                      ? Optional.of(new AccessRefusal.TooManyJwtRoles(JwtRole.MOST))
                      : Optional.empty(),
              hindrance(directory, c.written()));
      case AccessCommand.RemoveJwtRole c ->
          remove(
              roles.of(c.role()),
              new AccessEvent.JwtRoleRemoved(c.role(), signing),
              command,
              new AccessRefusal.JwtRoleDoesNotExist(c.role()));
    };
  }

  /** Empty where there can be such a role. */
  static Optional<AccessRefusal> hindrance(Directory directory, Role role) {
    return ofPrincipal(directory, role)
        .or(() -> ofPolicies(directory, role))
        .or(() ->
            switch (role) {
              case AppRole r when !directory.appRoles().mayHaveItsId(r) ->
                  Optional.of(new AccessRefusal.RoleIdIsTaken(r.id()));
              case AppRole _, JwtRole _ -> Optional.empty();
            });
  }

  private static Optional<AccessRefusal> ofPrincipal(Directory directory, Role role) {
    return switch (directory.of(role.principal())) {
      case Enrolment.Absent a ->
          Optional.of(new AccessRefusal.PrincipalDoesNotExist(a.principal()));
      case Enrolment.Revoked r -> Optional.of(new AccessRefusal.PrincipalIsRevoked(r.principal()));
      case Enrolment.Enrolled e when e.kind() == PrincipalKind.SERVICE ->
          Optional.of(new AccessRefusal.NoRolesForServices(e.principal()));
      case Enrolment.Enrolled _ -> Optional.empty();
    };
  }

  private static Optional<AccessRefusal> ofPolicies(Directory directory, Role role) {
    var policies = role.tokens().policies();
    return (policies == null ? Set.<PolicyName>of() : policies)
        .stream()
            .flatMap(policy -> PolicyDecisions.hindrance(directory.policies(), policy).stream())
            .findFirst();
  }

  /**
   * Writes a role.
   *
   * @param another what keeps one more from being written
   * @param hindrance of the role itself
   */
  private static AccessDecision write(
      StoredRole<?> before,
      AccessEvent event,
      AccessCommand command,
      Supplier<Optional<AccessRefusal>> another,
      Optional<AccessRefusal> hindrance) {
    var first =
        switch (before) {
          case Absent<?> _ -> another.get();
          case Written<?> w -> stale(command, event, w.issuedAt());
          case Removed<?> r -> stale(command, event, r.issuedAt()).or(another);
        };
    return decided(first.or(() -> hindrance), event);
  }

  private static AccessDecision remove(
      StoredRole<?> before, AccessEvent event, AccessCommand command, AccessRefusal doesNotExist) {
    return switch (before) {
      case Absent<?> _, Removed<?> _ -> new AccessDecision.Refused(doesNotExist);
      case Written<?> w -> decided(stale(command, event, w.issuedAt()), event);
    };
  }

  private static Optional<AccessRefusal> stale(
      AccessCommand command, AccessEvent event, Instant newest) {
    return event.signing().issuedAt().isAfter(newest)
        ? Optional.empty()
        : Optional.of(new AccessRefusal.StaleCommand(command.subject(), newest));
  }

  private static AccessDecision decided(Optional<AccessRefusal> refusal, AccessEvent event) {
    return refusal
        .<AccessDecision>map(AccessDecision.Refused::new)
        .orElseGet(() -> new AccessDecision.Accepted(event));
  }
}
