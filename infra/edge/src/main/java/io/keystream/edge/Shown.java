package io.keystream.edge;

import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.caller.Principal;
import org.jspecify.annotations.Nullable;

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

  /**
   * What a program without a certificate logs in with; it opens nothing else.
   *
   * @param role null where what is shown is no id of a role
   * @param secret null where it is no secret-id of ours
   */
  record ASecretId(@Nullable RoleId role, @Nullable TokenSecret secret) implements Shown {}

  /** Nothing that could be anybody's. */
  record Nothing() implements Shown {}
}
