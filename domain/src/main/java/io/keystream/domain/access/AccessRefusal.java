package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.OnBehalfPaths;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.time.Instant;

/**
 * Why a signed command is refused for who sent it; part of the API, recorded and shown to the
 * caller.
 */
public sealed interface AccessRefusal {

  /** Nobody known signed it: it may come from anybody who can reach the topic. */
  sealed interface NotAuthenticated extends AccessRefusal {}

  /** The certificate was never enrolled. */
  record UnknownCertificate(Fingerprint certificate) implements NotAuthenticated {}

  /** The signature is not one of these bytes by the certificate's key. */
  record BadSignature(Fingerprint certificate) implements NotAuthenticated {}

  /** The certificate was enrolled for somebody else than the caller. */
  record CertificateOfAnother(Principal caller, Fingerprint certificate)
      implements NotAuthenticated {}

  record CertificateNotYetValid(Principal signer, Instant notBefore) implements NotAuthenticated {}

  record CertificateExpired(Principal signer, Instant notAfter) implements NotAuthenticated {}

  /** The signer has another certificate, for longer than the two overlap. */
  record CertificateReplaced(Principal signer, Fingerprint certificate)
      implements NotAuthenticated {}

  record SignerIsRevoked(Principal signer) implements NotAuthenticated {}

  /** Only operators may ask this. */
  record NotAnOperator(Principal signer) implements AccessRefusal {}

  /** Only services report what became of a key. */
  record OnlyForServices(Principal signer) implements AccessRefusal {}

  /** Services change no key of their own accord. */
  record NotForServices(Principal signer) implements AccessRefusal {}

  /** Whoever is no service speaks for itself alone. */
  record OnlyServicesActForOthers(Principal issuer) implements AccessRefusal {}

  /** No policy lets the service command in the caller's name. */
  record MayNotActFor(Principal issuer, Principal caller) implements AccessRefusal {}

  /** The caller in whose name a service commands is nobody. */
  record CallerIsNotEnrolled(Principal caller) implements AccessRefusal {}

  /** The caller in whose name a service commands is nobody any more. */
  record CallerIsRevoked(Principal caller) implements AccessRefusal {}

  /** Services sign for themselves. */
  record NobodyActsForServices(Principal caller) implements AccessRefusal {}

  /** The command is older than the newest one about the same: a replay. */
  record StaleCommand(Subject subject, Instant newest) implements AccessRefusal {}

  /** The caller's clock is ahead. */
  record IssuedAhead(Instant issuedAt, Duration most) implements AccessRefusal {}

  /** The command waited for too long. */
  record IssuedLongAgo(Instant issuedAt, Duration most) implements AccessRefusal {}

  record PrincipalDoesNotExist(Principal principal) implements AccessRefusal {}

  record PrincipalExists(Principal principal) implements AccessRefusal {}

  record PrincipalIsRevoked(Principal principal) implements AccessRefusal {}

  /** A certificate is enrolled once, for one principal. */
  record CertificateIsTaken(Fingerprint certificate) implements AccessRefusal {}

  /** The certificate to enrol is not valid at this time. */
  record CertificateIsNotValid(Principal principal, Instant notBefore, Instant notAfter)
      implements AccessRefusal {}

  /** The certificate to enrol is valid for longer than this kind of principal may have it. */
  record ValidityTooLong(Principal principal, PrincipalKind kind) implements AccessRefusal {}

  /** Whoever renews its own certificate signs with the one it replaces. */
  record NotTheCurrentCertificate(Principal principal) implements AccessRefusal {}

  /** Without it nobody could enrol or revoke any more. */
  record LastOperator(Principal principal) implements AccessRefusal {}

  /** What was never declared, or is withdrawn, is not withdrawn. */
  record HoursAreNotDeclared(Principal principal) implements AccessRefusal {}

  record PolicyDoesNotExist(PolicyName policy) implements AccessRefusal {}

  /** What is part of every platform is neither written nor removed. */
  record PolicyIsBuiltIn(PolicyName policy) implements AccessRefusal {}

  /** Services have it by their kind; it is assigned to nobody. */
  record PolicyIsForServices(PolicyName policy) implements AccessRefusal {}

  /**
   * The text says nothing that can be obeyed.
   *
   * @param problem what is wrong, beginning with line and column
   */
  record PolicyTextRefused(PolicyName policy, String problem) implements AccessRefusal {}

  record TooManyPolicies(int most) implements AccessRefusal {}

  record AppRoleDoesNotExist(RoleName role) implements AccessRefusal {}

  /** Services sign what they say; nobody becomes one by a secret. */
  record NoRolesForServices(Principal principal) implements AccessRefusal {}

  /** An id belongs to one role and one principal, for ever. */
  record RoleIdIsTaken(RoleId id) implements AccessRefusal {}

  record TooManyAppRoles(int most) implements AccessRefusal {}

  record JwtRoleDoesNotExist(RoleName role) implements AccessRefusal {}

  record TooManyJwtRoles(int most) implements AccessRefusal {}

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case UnknownCertificate _ -> "unknown-certificate";
      case BadSignature _ -> "bad-signature";
      case CertificateOfAnother _ -> "certificate-of-another";
      case CertificateNotYetValid _ -> "certificate-not-yet-valid";
      case CertificateExpired _ -> "certificate-expired";
      case CertificateReplaced _ -> "certificate-replaced";
      case SignerIsRevoked _ -> "signer-is-revoked";
      case NotAnOperator _ -> "not-an-operator";
      case OnlyForServices _ -> "only-for-services";
      case NotForServices _ -> "not-for-services";
      case OnlyServicesActForOthers _ -> "only-services-act-for-others";
      case MayNotActFor _ -> "may-not-act-for";
      case CallerIsNotEnrolled _ -> "caller-is-not-enrolled";
      case CallerIsRevoked _ -> "caller-is-revoked";
      case NobodyActsForServices _ -> "nobody-acts-for-services";
      case StaleCommand _ -> "stale-command";
      case IssuedAhead _ -> "issued-ahead";
      case IssuedLongAgo _ -> "issued-long-ago";
      case PrincipalDoesNotExist _ -> "principal-does-not-exist";
      case PrincipalExists _ -> "principal-exists";
      case PrincipalIsRevoked _ -> "principal-is-revoked";
      case CertificateIsTaken _ -> "certificate-is-taken";
      case CertificateIsNotValid _ -> "certificate-is-not-valid";
      case ValidityTooLong _ -> "validity-too-long";
      case NotTheCurrentCertificate _ -> "not-the-current-certificate";
      case LastOperator _ -> "last-operator";
      case HoursAreNotDeclared _ -> "hours-are-not-declared";
      case PolicyDoesNotExist _ -> "policy-does-not-exist";
      case PolicyIsBuiltIn _ -> "policy-is-built-in";
      case PolicyIsForServices _ -> "policy-is-for-services";
      case PolicyTextRefused _ -> "policy-text-refused";
      case TooManyPolicies _ -> "too-many-policies";
      case AppRoleDoesNotExist _ -> "app-role-does-not-exist";
      case NoRolesForServices _ -> "no-roles-for-services";
      case RoleIdIsTaken _ -> "role-id-is-taken";
      case TooManyAppRoles _ -> "too-many-app-roles";
      case JwtRoleDoesNotExist _ -> "jwt-role-does-not-exist";
      case TooManyJwtRoles _ -> "too-many-jwt-roles";
    };
  }

  /** One sentence for a person: what was wrong, with which value, and what to do. */
  default String message() {
    return switch (this) {
      case UnknownCertificate(var certificate) ->
          "Nobody is enrolled with certificate " + certificate + ".";
      case BadSignature(var certificate) ->
          "The signature is not one of this command by the key of certificate " + certificate + ".";
      case CertificateOfAnother(var caller, var certificate) ->
          "Certificate " + certificate + " is not one of '" + caller.name() + "'.";
      case CertificateNotYetValid(var signer, var notBefore) ->
          "The certificate of '" + signer.name() + "' is not valid before " + notBefore + ".";
      case CertificateExpired(var signer, var notAfter) ->
          "The certificate of '"
              + signer.name()
              + "' ended at "
              + notAfter
              + "; an operator can renew it.";
      case CertificateReplaced(var signer, var certificate) ->
          "'" + signer.name() + "' has another certificate in place of " + certificate + ".";
      case SignerIsRevoked(var signer) -> "'" + signer.name() + "' is revoked.";
      case NotAnOperator(var signer) ->
          "'" + signer.name() + "' is no operator; ask one to send this command.";
      case OnlyForServices(var signer) ->
          "'" + signer.name() + "' is no service; what became of a key is told by those.";
      case NotForServices(var signer) ->
          "'" + signer.name() + "' is a service; this is asked by operators and applications.";
      case OnlyServicesActForOthers(var issuer) ->
          "'" + issuer.name() + "' is no service; it commands in its own name alone.";
      case MayNotActFor(var issuer, var caller) ->
          "No policy of '"
              + issuer.name()
              + "' lets it command in the name of '"
              + caller.name()
              + "'; assign it policy 'front', or one that grants "
              + OnBehalfPaths.onBehalfOf(caller)
              + ".";
      case CallerIsNotEnrolled(var caller) ->
          "'" + caller.name() + "', in whose name this is asked, is not enrolled.";
      case CallerIsRevoked(var caller) ->
          "'" + caller.name() + "', in whose name this is asked, is revoked.";
      case NobodyActsForServices(var caller) ->
          "'" + caller.name() + "' is a service; nobody commands in its name.";
      case StaleCommand(var subject, var newest) ->
          "A command about '"
              + subject.name()
              + "' issued at "
              + newest
              + " was carried out; this one is not newer. Issue it again.";
      case IssuedAhead(var issuedAt, var most) ->
          "The command says it was issued at "
              + issuedAt
              + ", more than "
              + most.toMinutes()
              + " minutes ahead; set the clock and issue it again.";
      case IssuedLongAgo(var issuedAt, var most) ->
          "The command was issued at "
              + issuedAt
              + ", more than "
              + (most.toHours() > 0 ? most.toHours() + " hours" : most.toMinutes() + " minutes")
              + " ago; issue it again.";
      case PrincipalDoesNotExist(var principal) ->
          "There is no principal '" + principal.name() + "'.";
      case PrincipalExists(var principal) ->
          "Principal '" + principal.name() + "' exists; renew its certificate instead.";
      case PrincipalIsRevoked(var principal) ->
          "Principal '"
              + principal.name()
              + "' is revoked; a name is used once, choose another one.";
      case CertificateIsTaken(var certificate) ->
          "Certificate " + certificate + " was enrolled before; make another one.";
      case CertificateIsNotValid(var principal, var notBefore, var notAfter) ->
          "The certificate for '"
              + principal.name()
              + "' is valid from "
              + notBefore
              + " to "
              + notAfter
              + ", not at this time.";
      case ValidityTooLong(var principal, var kind) ->
          "The certificate for '"
              + principal.name()
              + "' is valid for too long: that of "
              + kind
              + " may be for "
              + kind.maxValidity().toDays()
              + " days.";
      case NotTheCurrentCertificate(var principal) ->
          "'"
              + principal.name()
              + "' must sign the renewal with its current certificate, not with the one before.";
      case LastOperator(var principal) ->
          "'"
              + principal.name()
              + "' is the last operator with a valid certificate; enrol another one first.";
      case HoursAreNotDeclared(var principal) ->
          "No hours of '" + principal.name() + "' are declared; there are none to withdraw.";
      case PolicyDoesNotExist(var policy) -> "There is no policy '" + policy + "'.";
      case PolicyIsBuiltIn(var policy) ->
          "Policy '" + policy + "' is built in; it is neither written nor removed.";
      case PolicyIsForServices(var policy) ->
          "Policy '" + policy + "' is that of every service and of nobody else; assign another.";
      case PolicyTextRefused(var policy, var problem) ->
          "The text of policy '" + policy + "' is refused at " + problem;
      case TooManyPolicies(var most) ->
          "There are %,d policies, the most there may be; remove one first.".formatted(most);
      case AppRoleDoesNotExist(var role) -> "There is no role '" + role + "'.";
      case NoRolesForServices(var principal) ->
          "'" + principal.name() + "' is a service; nobody logs in as one.";
      case RoleIdIsTaken(var id) ->
          "Role id " + id + " was given before, to another role or principal; choose another.";
      case TooManyAppRoles(var most) ->
          "There are %,d roles, the most there may be; remove one first.".formatted(most);
      case JwtRoleDoesNotExist(var role) -> "There is no role '" + role + "' for signed tokens.";
      case TooManyJwtRoles(var most) ->
          "There are %,d roles for signed tokens, the most there may be; remove one first."
              .formatted(most);
    };
  }
}
