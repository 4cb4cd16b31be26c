package io.keystream.commands.http;

import io.keystream.directory.tokens.SecretIdAuthentication;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdDecisions;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.TokenCreator;
import io.keystream.domain.token.TokenCreator.Authority;
import io.keystream.domain.token.TokenRenewal;
import io.keystream.domain.token.TokenRequest;
import io.keystream.domain.token.TokenRequest.Descent;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Recognition;
import io.keystream.edge.Shown;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes tokens: of whoever has one or a certificate, and of whoever logs in. */
final class TokenMaking {

  private static final String CREATE = "auth/token/create";
  private static final String APPROLE_LOGIN = "auth/approle/login";
  private static final String CERT_LOGIN = "auth/cert/login";

  private final Front front;
  private final IssuedTokens tokens;
  private final IssuedSecretIds secretIds;
  private final Callers callers;

  TokenMaking(Front front, IssuedTokens tokens, IssuedSecretIds secretIds, Callers callers) {
    this.front = front;
    this.tokens = tokens;
    this.secretIds = secretIds;
    this.callers = callers;
  }

  /** A child of the token that is shown, for the same principal. */
  Answer create(HttpCaller caller, JsonBody body) {
    return create(caller, body, CREATE, Boolean.TRUE.equals(body.truth("no_parent")));
  }

  Answer createOrphan(HttpCaller caller, JsonBody body) {
    return create(caller, body, CREATE + "-orphan", true);
  }

  private Answer create(HttpCaller caller, JsonBody body, String path, boolean orphan) {
    var access = new Access(path, Capability.UPDATE);
    var request = request(body, orphan ? Descent.ORPHAN : Descent.CHILD);
    return front.answer(
        caller,
        new Asked(AuditKind.CHANGE, "CreateToken", path, access),
        (known, id, now) -> issue(creator(caller, known, path, now), request, id, now));
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
          return issue(new TokenCreator.Login(principal), request, id, now);
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
              : issue(login.principal(), login.role(), login.secretId(), id, now);
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

  private Answer issue(Enrolled principal, AppRole role, SecretId secretId, UUID id, Instant now) {
    var tokens = role.tokens();
    var names = tokens.policies();
    var request =
        new TokenRequest(
            names == null ? null : names.stream().map(PolicyName::name).toList(),
            SecretIdDecisions.metadata(role, secretId),
            "approle",
            APPROLE_LOGIN,
            tokens.ttl(),
            tokens.maxTtl(),
            tokens.period(),
            TokenRenewal.RENEWABLE,
            Descent.ORPHAN,
            tokens.networks().stream().map(Network::toString).toList());
    var answer = issue(new TokenCreator.Login(principal.principal()), request, id, now);
    return answer.noting(
        "Role %s, secret-id %s. %s".formatted(role.name(), secretId.accessor(), answer.note()));
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

  private Answer issue(TokenCreator creator, TokenRequest request, UUID id, Instant now) {
    return switch (tokens.issue(creator, request, now)) {
      case IssuedTokens.Outcome.Refused(var reason) -> TokenAnswers.refused(reason);
      case IssuedTokens.Outcome.Given(var token, var secret) ->
          Answer.ok(
                  Envelope.ofAuth(
                      id.toString(), TokenJson.auth(token, secret, callers.directory(), now)))
              .noting("Token %s.".formatted(token.accessor()));
    };
  }

  private TokenCreator creator(
      HttpCaller caller, Recognition.Known known, String path, Instant now) {
    var sudo = new Access(path, Capability.SUDO);
    var authority = front.allows(caller, known, sudo, now) ? Authority.SUDO : Authority.ORDINARY;
    var token = known.token();
    return token == null
        ? new TokenCreator.ByCertificate(known.principal(), authority)
        : new TokenCreator.ByToken(token, known.depth(), authority);
  }

  private static TokenRequest request(JsonBody body, Descent descent) {
    refuseWhatThereIsNot(body);
    var bound = body.texts("token_bound_cidrs");
    var name = body.text("display_name");
    var ttl = body.duration("ttl");
    return new TokenRequest(
        body.texts("policies"),
        body.pairs("meta"),
        name == null || name.isEmpty() ? "token" : "token-" + name,
        CREATE,
        ttl == null ? body.duration("lease") : ttl,
        body.duration("explicit_max_ttl"),
        body.duration("period"),
        Boolean.FALSE.equals(body.truth("renewable"))
            ? TokenRenewal.NOT_RENEWABLE
            : TokenRenewal.RENEWABLE,
        descent,
        bound == null ? List.of() : bound);
  }

  private static void refuseWhatThereIsNot(JsonBody body) {
    if (body.text("id") != null) {
      throw new BadRequest("id must not be given: a token is random and made here");
    }
    var uses = body.number("num_uses");
    if (uses != null && uses != 0) {
      throw new BadRequest("num_uses must be 0: tokens are not counted");
    }
    var type = body.text("type");
    if (type != null && !List.of("", "default", "service").contains(type)) {
      throw new BadRequest("type must be service: there are no others");
    }
  }
}
