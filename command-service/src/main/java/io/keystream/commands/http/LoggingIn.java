package io.keystream.commands.http;

import io.keystream.directory.tokens.SecretIdAuthentication;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.Role;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdDecisions;
import io.keystream.domain.jwt.JwtDecision;
import io.keystream.domain.jwt.JwtRefusal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.TokenCreator;
import io.keystream.domain.token.TokenRenewal;
import io.keystream.domain.token.TokenRequest;
import io.keystream.domain.token.TokenRequest.Descent;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Shown;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes tokens of whoever logs in: by a certificate, a secret-id, or a JWT. */
final class LoggingIn {

  private static final String APPROLE_LOGIN = "auth/approle/login";
  private static final String JWT_LOGIN = "auth/jwt/login";
  private static final String CERT_LOGIN = "auth/cert/login";

  private final Front front;
  private final TokenMaking making;
  private final IssuedSecretIds secretIds;
  private final Callers callers;

  LoggingIn(Front front, TokenMaking making, IssuedSecretIds secretIds, Callers callers) {
    this.front = front;
    this.making = making;
    this.secretIds = secretIds;
    this.callers = callers;
  }

  /**
   * A token for the principal of the certificate that is shown; {@code ttl} makes it shorter than
   * usual.
   */
  Answer logIn(HttpCaller byCertificate, JsonBody body) {
    var ttl = body.duration("ttl");
    return front.answer(
        byCertificate,
        new Asked(AuditKind.CHANGE, "LogIn", CERT_LOGIN, null),
        (known, id, now) -> {
          var principal = known.principal();
          var request = login("cert-" + principal.name(), ttl);
          return making.issue(new TokenCreator.Login(principal), request, id, now);
        });
  }

  /**
   * A token as a role says, for whoever shows a secret-id of it.
   *
   * @param shown what the body said
   */
  Answer logIn(HttpCaller bySecretId, Shown.ASecretId shown) {
    return front.answer(
        bySecretId,
        new Asked(AuditKind.CHANGE, "LogIn", APPROLE_LOGIN, null),
        (_, id, now) -> {
          // Asked once more: what ended since the caller was known ends here too.
          var login =
              shown.role() == null || shown.secret() == null
                  ? null
                  : secretIds.logIn(shown.role(), shown.secret(), bySecretId.source(), now);
          return login == null
              ? Answer.error(Answer.BAD_REQUEST, List.of(SecretIdAuthentication.TOLD))
              : issue(login.role(), login.secretId(), id, now);
        });
  }

  /** A token as a role says, for whoever shows a JWT that the role takes. */
  Answer logIn(HttpCaller byJwt, ShownJwt shown) {
    return front.answer(
        byJwt,
        new Asked(AuditKind.CHANGE, "LogIn", JWT_LOGIN, null),
        (_, id, now) ->
            switch (shown.login(callers.directory(), now)) {
              case null -> Answer.error(Answer.BAD_REQUEST, List.of(JwtRefusal.TOLD));
              case ShownJwt.Login(var role, var accepted) -> issue(role, accepted, id, now);
            });
  }

  /** Tells what cannot be read of a login, once it is on record as a stranger's. */
  Answer refuse(HttpCaller nobody, BadRequest why) {
    var turned = front.turnAway(nobody);
    if (turned != null && turned.status() == Answer.UNAVAILABLE) {
      return turned;
    }
    throw why.recorded();
  }

  private Answer issue(AppRole role, SecretId secretId, UUID id, Instant now) {
    var metadata = SecretIdDecisions.metadata(role, secretId);
    var answer = issue(role, request(role, metadata, "approle", APPROLE_LOGIN), id, now);
    return answer.noting(
        "Role %s, secret-id %s. %s".formatted(role.name(), secretId.accessor(), answer.note()));
  }

  private Answer issue(JwtRole role, JwtDecision.Accepted jwt, UUID id, Instant now) {
    var request = request(role, jwt.metadata(), "jwt-" + jwt.user(), JWT_LOGIN);
    var answer = issue(role, request, id, now);
    return answer.noting(
        "Role %s, issuer %s, subject %s, user %s. %s"
            .formatted(role.name(), jwt.issuer(), jwt.subject(), jwt.user(), answer.note()));
  }

  private Answer issue(Role role, TokenRequest request, UUID id, Instant now) {
    return making.issue(new TokenCreator.Login(role.principal()), request, id, now);
  }

  private static TokenRequest request(
      Role role, Map<String, String> metadata, String displayName, String path) {
    var tokens = role.tokens();
    var names = tokens.policies();
    return new TokenRequest(
        names == null ? null : names.stream().map(PolicyName::name).toList(),
        metadata,
        displayName,
        path,
        tokens.ttl(),
        tokens.maxTtl(),
        tokens.period(),
        TokenRenewal.RENEWABLE,
        Descent.ORPHAN,
        tokens.networks().stream().map(Network::toString).toList());
  }

  private static TokenRequest login(String displayName, @Nullable Duration ttl) {
    return new TokenRequest(
        null,
        Map.of(),
        displayName,
        CERT_LOGIN,
        ttl,
        null,
        null,
        TokenRenewal.RENEWABLE,
        Descent.ORPHAN,
        List.of());
  }
}
