package io.keystream.edge;

import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Principal;

/** What a caller shows to be who it says. */
public sealed interface Shown {

  /**
   * A certificate whose key it has proven to have.
   *
   * @param principal that the certificate names
   */
  record ACertificate(Principal principal, Fingerprint certificate) implements Shown {}

  /** A token; it counts alone, whatever certificate is shown beside it. */
  record AToken(TokenSecret secret) implements Shown {}

  /** Nothing that could be anybody's. */
  record Nothing() implements Shown {}
}
