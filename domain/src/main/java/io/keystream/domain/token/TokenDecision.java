package io.keystream.domain.token;

/** What becomes of a request to issue or renew a token. */
public sealed interface TokenDecision {

  /** The token as it is to be recorded, and to be told. */
  record Accepted(Token token) implements TokenDecision {}

  record Refused(TokenRefusal reason) implements TokenDecision {}
}
