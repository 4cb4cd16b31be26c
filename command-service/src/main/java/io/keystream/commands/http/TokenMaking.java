package io.keystream.commands.http;

import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.token.TokenCreator;
import io.keystream.domain.token.TokenCreator.Authority;
import io.keystream.domain.token.TokenRenewal;
import io.keystream.domain.token.TokenRequest;
import io.keystream.domain.token.TokenRequest.Descent;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Recognition;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes tokens of whoever has one or a certificate. */
final class TokenMaking {

  private static final String CREATE = "auth/token/create";

  private final Front front;
  private final IssuedTokens tokens;
  private final Callers callers;

  TokenMaking(Front front, IssuedTokens tokens, Callers callers) {
    this.front = front;
    this.tokens = tokens;
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

  /** The token as asked, or why not. */
  Answer issue(TokenCreator creator, TokenRequest request, UUID id, Instant now) {
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
        policies(body),
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

  /** An empty list says nothing, as in Vault: Spring Vault sends it where nobody names any. */
  private static @Nullable List<String> policies(JsonBody body) {
    var named = body.texts("policies");
    return named == null || named.isEmpty() ? null : named;
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
