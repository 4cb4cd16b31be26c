package io.keystream.edge;

import io.keystream.directory.tokens.SecretIdAuthentication;
import io.keystream.directory.tokens.TokenAuthentication;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Authentication;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.Role;
import io.keystream.domain.access.StoredRole;
import io.keystream.domain.jwt.JwtDecision;
import io.keystream.domain.jwt.JwtRefusal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.TokenPolicies;
import io.keystream.edge.Recognition.Known;
import io.keystream.edge.Recognition.Refused;
import io.keystream.edge.Recognition.Whose;
import io.keystream.follow.Callers;
import java.time.Instant;

/**
 * Tells whom what a caller shows stands for, by what is known of principals and tokens.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class Identities {

  private static final TokenPolicies ALL = new TokenPolicies.OfPrincipal();

  private final Callers callers;
  private final Tokens tokens;

  public Identities(Callers callers, Tokens tokens) {
    this.callers = callers;
    this.tokens = tokens;
  }

  public Recognition recognise(Shown shown, Source source, Instant now) {
    return switch (shown) {
      case Shown.Nothing _ ->
          new Refused(
              "",
              "no-credential",
              "Neither a certificate nor a token was shown.",
              "permission denied: show a token, or a certificate that was enrolled",
              Whose.NOBODYS);
      case Shown.ACertificate certificate -> recognise(certificate, now);
      case Shown.AToken token -> recognise(token, source, now);
      case Shown.ASecretId secretId -> recognise(secretId, source, now);
      case Shown.AJwt jwt -> recognise(jwt, now);
    };
  }

  private Recognition recognise(Shown.ACertificate shown, Instant now) {
    var principal = shown.principal();
    return switch (callers.authenticate(principal, shown.certificate(), now)) {
      case Authentication.Authenticated _ -> new Known(principal, ALL, null, 0);
      case Authentication.Refused(var reason) ->
          new Refused(
              principal.name(),
              reason.code(),
              reason.message(),
              reason.code() + ": " + reason.message(),
              whose(reason));
    };
  }

  private Recognition recognise(Shown.AToken shown, Source source, Instant now) {
    var directory = callers.directory();
    return switch (tokens.view().authenticate(shown.secret(), source, directory, now)) {
      case TokenAuthentication.Accepted(var token, var depth, var principal) ->
          new Known(principal.principal(), token.policies(), token, depth);
      case TokenAuthentication.Refused(var code, var message) ->
          new Refused("", code, message, TokenAuthentication.TOLD, Whose.NOBODYS);
    };
  }

  private Recognition recognise(Shown.ASecretId shown, Source source, Instant now) {
    var role = shown.role();
    var secret = shown.secret();
    if (role == null || secret == null) {
      return notLoggedIn("unknown-secret-id", "What was shown is no id of a role or no secret-id.");
    }
    return switch (tokens
        .view()
        .secretIds()
        .authenticate(role, secret, source, callers.directory(), now)) {
      case SecretIdAuthentication.Accepted(_, var its, var principal) ->
          new Known(principal.principal(), policies(its), null, 0);
      case SecretIdAuthentication.Refused(var code, var message) -> notLoggedIn(code, message);
    };
  }

  private static Refused notLoggedIn(String code, String message) {
    return notLoggedIn(code, message, SecretIdAuthentication.TOLD);
  }

  private static Refused notLoggedIn(String code, String message, String told) {
    return new Refused("", code, message, told, Whose.NOBODYS);
  }

  private Recognition recognise(Shown.AJwt shown, Instant now) {
    var directory = callers.directory();
    if (shown.role() == null
        || !(directory.jwtRoles().of(shown.role())
            instanceof StoredRole.Written<JwtRole>(var role, _))) {
      return notLoggedIn("unknown-jwt-role", "There is no such role for JWTs.", JwtRefusal.TOLD);
    }
    var about = "Role " + role.name() + ", a JWT: ";
    return switch (shown.jwt().decide(role, now)) {
      case JwtDecision.Refused(var reason) ->
          notLoggedIn(reason.code(), about + reason.message(), JwtRefusal.TOLD);
      case JwtDecision.Accepted _ when directory.of(role.principal()) instanceof Enrolled its ->
          new Known(its.principal(), policies(role), null, 0);
      case JwtDecision.Accepted _ ->
          notLoggedIn(
              "jwt-principal",
              about + "'" + role.principal().name() + "' is not enrolled.",
              JwtRefusal.TOLD);
    };
  }

  private static TokenPolicies policies(Role role) {
    var names = role.tokens().policies();
    return names == null ? ALL : new TokenPolicies.Named(names);
  }

  private static Whose whose(AccessRefusal.NotAuthenticated reason) {
    return switch (reason) {
      case AccessRefusal.UnknownCertificate _, AccessRefusal.CertificateOfAnother _ ->
          Whose.NOBODYS;
      case AccessRefusal.BadSignature _,
          AccessRefusal.CertificateExpired _,
          AccessRefusal.CertificateNotYetValid _,
          AccessRefusal.CertificateReplaced _,
          AccessRefusal.SignerIsRevoked _ ->
          Whose.SOMEBODYS;
    };
  }
}
