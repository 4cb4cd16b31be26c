package io.keystream.directory.tokens;

import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.token.Token;

/** Whether what a caller shows stands for somebody. */
public sealed interface TokenAuthentication {

  /**
   * It does.
   *
   * @param depth how many ancestors the token has
   * @param principal whom it stands for, as enrolled
   */
  record Accepted(Token token, int depth, Enrolled principal) implements TokenAuthentication {}

  /**
   * It does not. A caller is told nothing but {@link #TOLD}, whatever the reason.
   *
   * @param code stable, for the record: {@code unknown-token}, {@code token-expired}, {@code
   *     token-revoked}, {@code token-issuer-revoked}, {@code token-ancestor-ended}, {@code
   *     token-source}, {@code token-principal}
   * @param message for the record
   */
  record Refused(String code, String message) implements TokenAuthentication {}

  /** Vault's word for it. */
  String TOLD = "permission denied";
}
