package io.keystream.commands.http;

import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenDecision;
import io.keystream.domain.token.TokenStanding;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Tokens;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks tokens up, renews and revokes them: the one that is shown, or another one. */
final class TokenKeeping {

  private static final String PATH = "auth/token/";

  private final Front front;
  private final IssuedTokens issued;
  private final Tokens tokens;
  private final Callers callers;

  TokenKeeping(Front front, IssuedTokens issued, Tokens tokens, Callers callers) {
    this.front = front;
    this.issued = issued;
    this.tokens = tokens;
    this.callers = callers;
  }

  /** What is done with a token that counts. */
  private interface Deed {
    Answer with(Token token, @Nullable String secret, UUID id, Instant now);
  }

  Answer lookUpSelf(HttpCaller caller, @Nullable String shown) {
    return self(caller, AuditKind.USE, "LookUpToken", "lookup-self", shown, this::lookedUp);
  }

  Answer renewSelf(HttpCaller caller, JsonBody body, @Nullable String shown) {
    return self(caller, AuditKind.CHANGE, "RenewToken", "renew-self", shown, renewing(body));
  }

  Answer revokeSelf(HttpCaller caller) {
    return self(caller, AuditKind.CHANGE, "RevokeToken", "revoke-self", null, this::revoked);
  }

  Answer lookUp(HttpCaller caller, NamedToken named, String verb) {
    return other(caller, AuditKind.USE, "LookUpToken", verb, named, this::lookedUp);
  }

  Answer renew(HttpCaller caller, JsonBody body, NamedToken named, String verb) {
    return other(caller, AuditKind.CHANGE, "RenewToken", verb, named, renewing(body));
  }

  Answer revoke(HttpCaller caller, NamedToken named, String verb) {
    return other(caller, AuditKind.CHANGE, "RevokeToken", verb, named, this::revoked);
  }

  /** The accessors of all that are not revoked. */
  Answer list(HttpCaller caller) {
    var access = new Access(PATH + "accessors", Capability.LIST);
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ListTokens", PATH + "accessors", access),
        (_, id, _) -> {
          var accessors = tokens.view().accessors().stream().map(Accessor::text).sorted();
          return Answer.ok(Envelope.ofKeys(id.toString(), accessors.toList()));
        });
  }

  private Answer self(
      HttpCaller caller,
      AuditKind kind,
      String operation,
      String verb,
      @Nullable String shown,
      Deed deed) {
    return front.answer(
        caller,
        new Asked(kind, operation, PATH + verb, null),
        (known, id, now) -> {
          var token = known.token();
          return token == null ? TokenAnswers.badToken() : deed.with(token, shown, id, now);
        });
  }

  private Answer other(
      HttpCaller caller,
      AuditKind kind,
      String operation,
      String verb,
      NamedToken named,
      Deed deed) {
    var accessor = named.accessor();
    var resource = accessor == null ? PATH + verb : "token/" + accessor;
    return front.answer(
        caller,
        new Asked(kind, operation, resource, new Access(PATH + verb, Capability.UPDATE)),
        (_, id, now) ->
            accessor != null
                    && standing(accessor, now) instanceof TokenStanding.Counts(var token, _)
                ? deed.with(token, named.secret(), id, now)
                : unknown(named));
  }

  private TokenStanding standing(Accessor accessor, Instant now) {
    return tokens.view().standing(accessor, callers.directory(), now);
  }

  private static Answer unknown(NamedToken named) {
    return named.secret() == null ? TokenAnswers.invalidAccessor() : TokenAnswers.badToken();
  }

  private Answer lookedUp(Token token, @Nullable String secret, UUID id, Instant now) {
    return Answer.ok(
        Envelope.of(id.toString(), TokenJson.lookup(token, secret, callers.directory(), now)));
  }

  private Deed renewing(JsonBody body) {
    var increment = body.duration("increment");
    return (token, secret, id, now) ->
        switch (issued.renew(token, increment, now)) {
          case TokenDecision.Refused(var reason) -> TokenAnswers.refused(reason);
          case TokenDecision.Accepted(var renewed) ->
              Answer.ok(
                  Envelope.ofAuth(
                      id.toString(),
                      TokenJson.auth(
                          renewed, secret == null ? "" : secret, callers.directory(), now)));
        };
  }

  private Answer revoked(Token token, @Nullable String secret, UUID id, Instant now) {
    issued.revoke(token, now);
    return Answer.done();
  }
}
