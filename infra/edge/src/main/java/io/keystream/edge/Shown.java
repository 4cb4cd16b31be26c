package io.keystream.edge;

import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.jwt.JwtDecision;
import java.time.Instant;
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

  /**
   * What a program logs in with whose platform gives it signed tokens; it opens nothing else.
   *
   * @param role null where what is shown is no name of one
   */
  record AJwt(@Nullable RoleName role, Jwt jwt) implements Shown {}

  /** A signed token, for whoever can tell what it is worth. */
  interface Jwt {

    /** Whether it lets its bearer log in with a role; it may take seconds. */
    JwtDecision decide(JwtRole role, Instant now);
  }

  /** Nothing that could be anybody's. */
  record Nothing() implements Shown {}
}
