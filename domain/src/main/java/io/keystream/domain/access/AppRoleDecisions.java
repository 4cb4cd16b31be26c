package io.keystream.domain.access;

import io.keystream.domain.access.StoredRole.Absent;
import io.keystream.domain.access.StoredRole.Removed;
import io.keystream.domain.access.StoredRole.Written;
import io.keystream.domain.policy.PolicyName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides commands about roles; that the signer may ask is decided before. */
final class AppRoleDecisions {

  private AppRoleDecisions() {}

  static AccessDecision decide(
      Directory directory, AccessCommand.AboutRole command, Signing signing) {
    return switch (new Step(directory.appRoles().of(command.role()), command)) {
      case Step(Absent _, AccessCommand.WriteAppRole c) -> writeAnother(directory, c, signing);
      case Step(Absent a, AccessCommand.RemoveAppRole _) -> doesNotExist(a.name());

      case Step(Written w, AccessCommand.WriteAppRole c) ->
          stale(c, w.issuedAt(), signing).orElseGet(() -> write(directory, c, signing));
      case Step(Written w, AccessCommand.RemoveAppRole c) ->
          stale(c, w.issuedAt(), signing)
              .orElseGet(() -> accept(new AccessEvent.AppRoleRemoved(c.role(), signing)));

      case Step(Removed r, AccessCommand.WriteAppRole c) ->
          stale(c, r.issuedAt(), signing).orElseGet(() -> writeAnother(directory, c, signing));
      case Step(Removed r, AccessCommand.RemoveAppRole _) -> doesNotExist(r.name());
    };
  }

  /** Empty where there can be such a role. */
  static Optional<AccessRefusal> hindrance(Directory directory, AppRole role) {
    var ofPrincipal =
        switch (directory.of(role.principal())) {
          case Enrolment.Absent a ->
              Optional.<AccessRefusal>of(new AccessRefusal.PrincipalDoesNotExist(a.principal()));
          case Enrolment.Revoked r ->
              Optional.<AccessRefusal>of(new AccessRefusal.PrincipalIsRevoked(r.principal()));
          case Enrolment.Enrolled e when e.kind() == PrincipalKind.SERVICE ->
              Optional.<AccessRefusal>of(new AccessRefusal.NoRolesForServices(e.principal()));
          case Enrolment.Enrolled _ -> Optional.<AccessRefusal>empty();
        };
    return ofPrincipal
        .or(() -> ofPolicies(directory, role))
        .or(() ->
            directory.appRoles().mayHaveItsId(role)
                ? Optional.empty()
                : Optional.of(new AccessRefusal.RoleIdIsTaken(role.id())));
  }

  private static Optional<AccessRefusal> ofPolicies(Directory directory, AppRole role) {
    var policies = role.tokens().policies();
    return (policies == null ? Set.<PolicyName>of() : policies)
        .stream()
            .flatMap(policy -> PolicyDecisions.hindrance(directory.policies(), policy).stream())
            .findFirst();
  }

  private static Optional<AccessDecision> stale(
      AccessCommand command, Instant newest, Signing signing) {
    return signing.issuedAt().isAfter(newest)
        ? Optional.empty()
        : Optional.of(refuse(new AccessRefusal.StaleCommand(command.subject(), newest)));
  }

  private static AccessDecision writeAnother(
      Directory directory, AccessCommand.WriteAppRole command, Signing signing) {
    return directory.appRoles().isFull()
        ? refuse(new AccessRefusal.TooManyAppRoles(AppRoles.MOST))
        : write(directory, command, signing);
  }

  private static AccessDecision write(
      Directory directory, AccessCommand.WriteAppRole command, Signing signing) {
    return hindrance(directory, command.written())
        .map(AppRoleDecisions::refuse)
        .orElseGet(() -> accept(new AccessEvent.AppRoleWritten(command.written(), signing)));
  }

  private static AccessDecision doesNotExist(RoleName role) {
    return refuse(new AccessRefusal.AppRoleDoesNotExist(role));
  }

  private static AccessDecision accept(AccessEvent event) {
    return new AccessDecision.Accepted(event);
  }

  private static AccessDecision refuse(AccessRefusal reason) {
    return new AccessDecision.Refused(reason);
  }

  private record Step(StoredRole role, AccessCommand.AboutRole command) {}
}
