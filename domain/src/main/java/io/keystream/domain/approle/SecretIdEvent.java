package io.keystream.domain.approle;

import io.keystream.domain.token.TokenHash;

/** What happened to a secret-id. */
public sealed interface SecretIdEvent {

  TokenHash hash();

  /** Its issuer is whoever says so. */
  record Issued(SecretId secretId) implements SecretIdEvent {
    @Override
    public TokenHash hash() {
      return secretId.hash();
    }
  }

  /** Nobody logs in with it any more, and never will again. */
  record Destroyed(TokenHash hash) implements SecretIdEvent {}
}
