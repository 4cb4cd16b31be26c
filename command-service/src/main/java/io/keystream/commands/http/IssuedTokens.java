package io.keystream.commands.http;

import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.token.Issuance;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenCreator;
import io.keystream.domain.token.TokenDecision;
import io.keystream.domain.token.TokenDecisions;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenRefusal;
import io.keystream.domain.token.TokenRequest;
import io.keystream.edge.NotRecorded;
import io.keystream.edge.Tokens;
import io.keystream.follow.Callers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Issues, renews and revokes tokens: what is done holds everywhere when it returns.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class IssuedTokens {

  private final Callers callers;
  private final Tokens tokens;
  private final TokenLog written;
  private final Principal self;
  private final SecureRandom random;

  /**
   * Of one service.
   *
   * @param self the service, as it is enrolled
   */
  IssuedTokens(
      Callers callers, Tokens tokens, TokenLog written, Principal self, SecureRandom random) {
    this.callers = callers;
    this.tokens = tokens;
    this.written = written;
    this.self = self;
    this.random = random;
  }

  /** What came of a request for a token. */
  sealed interface Outcome {

    /**
     * There is one.
     *
     * @param secret shown once
     */
    record Given(Token token, String secret) implements Outcome {}

    record Refused(TokenRefusal reason) implements Outcome {}
  }

  /**
   * A token as asked.
   *
   * @throws NotRecorded if Kafka does not take it; then there is none
   */
  Outcome issue(TokenCreator creator, TokenRequest request, Instant now) {
    try (var secret = TokenSecret.random(random)) {
      var issuance = new Issuance(secret.hash(), self, now, tokens.view().remembered());
      return switch (TokenDecisions.issue(callers.directory(), creator, request, issuance)) {
        case TokenDecision.Refused(var reason) -> new Outcome.Refused(reason);
        case TokenDecision.Accepted(var token) -> {
          written.write(new TokenEvent.Issued(token), now);
          yield new Outcome.Given(
              token, new String(secret.revealText(), StandardCharsets.US_ASCII));
        }
      };
    }
  }

  /** The token with a later end, or why not. */
  TokenDecision renew(Token token, @Nullable Duration increment, Instant now) {
    var decision = TokenDecisions.renew(token, increment, now);
    if (decision instanceof TokenDecision.Accepted(var renewed)) {
      written.write(new TokenEvent.Renewed(renewed), now);
    }
    return decision;
  }

  /** It and what it made end at once. */
  void revoke(Token token, Instant now) {
    written.write(new TokenEvent.Revoked(token.hash()), now);
  }
}
