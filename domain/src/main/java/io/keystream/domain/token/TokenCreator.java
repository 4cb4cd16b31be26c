package io.keystream.domain.token;

import io.keystream.domain.caller.Principal;

/** Who makes a token, and on what authority. The token stands for the same principal. */
public sealed interface TokenCreator {

  Principal principal();

  /** What the creator's own policies say of {@code sudo} at the path where it asks. */
  enum Authority {
    /** Gives what it has itself, to children that end with it. */
    ORDINARY,
    /** Gives any policy, and makes orphans and periodic tokens. */
    SUDO
  }

  /** A way to log in vouches for the principal; what the token has, its configuration said. */
  record Login(Principal principal) implements TokenCreator {}

  /** The principal shows its certificate and no token, so what it makes has no parent. */
  record ByCertificate(Principal principal, Authority authority) implements TokenCreator {}

  /**
   * A token that counts.
   *
   * @param depth how many ancestors it has
   */
  record ByToken(Token token, int depth, Authority authority) implements TokenCreator {
    @Override
    public Principal principal() {
      return token.principal();
    }
  }
}
