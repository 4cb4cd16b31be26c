package io.keystream.edge;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenPolicies;
import org.jspecify.annotations.Nullable;

/** Whether what a caller shows stands for a principal at this moment. */
public sealed interface Recognition {

  /**
   * It does.
   *
   * @param policies that decide what it may
   * @param token null where a certificate was shown
   * @param depth how many ancestors the token has
   */
  record Known(Principal principal, TokenPolicies policies, @Nullable Token token, int depth)
      implements Recognition {}

  /**
   * It does not.
   *
   * @param asserted whom it says it is; empty where it does not say
   * @param code stable, for the record
   * @param message for the record
   * @param told to the caller, who learns no more than it must
   */
  record Refused(String asserted, String code, String message, String told, Whose whose)
      implements Recognition {}

  /** Whether what was shown has ever been somebody's. */
  enum Whose {
    /** It was issued once, to somebody whom records can name. */
    SOMEBODYS,
    /** Nobody knows it. */
    NOBODYS
  }
}
