package io.keystream.domain.token;

/** What happened to a token. */
public sealed interface TokenEvent {

  TokenHash hash();

  /** Its issuer is whoever says so. */
  record Issued(Token token) implements TokenEvent {
    @Override
    public TokenHash hash() {
      return token.hash();
    }
  }

  /** Its end was put off; the token is all of it, whoever issued it. */
  record Renewed(Token token) implements TokenEvent {
    @Override
    public TokenHash hash() {
      return token.hash();
    }
  }

  /** It counts no more, and never will again. */
  record Revoked(TokenHash hash) implements TokenEvent {}
}
