package io.keystream.directory.tokens;

import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.token.TokenEvent;

/** What a record of the tokens' topic did to the view of them. */
public sealed interface TokenFollowed {

  /**
   * It proves something that was not known.
   *
   * @param signer the service that says so
   */
  record Applied(TokenEvent event, Principal signer) implements TokenFollowed {}

  /**
   * It proves something about a secret-id that was not known.
   *
   * @param signer the service that says so
   */
  record SecretIdApplied(SecretIdEvent event, Principal signer) implements TokenFollowed {}

  /** What it says is known, from it or from another. */
  record Known() implements TokenFollowed {}

  /** What it is about has ended; nobody asked whether it proves anything. */
  record Ended() implements TokenFollowed {}

  /** It does not hold and changed nothing; somebody should be told. */
  record Ignored(String why) implements TokenFollowed {}
}
