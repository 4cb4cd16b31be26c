package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;

/**
 * A way for programs whose platform gives them signed tokens (JWT), such as service accounts of
 * Kubernetes or jobs of GitHub Actions, to log in: whoever shows one of this issuer, for this
 * audience, about one of these subjects gets a token of the principal.
 */
public record JwtRole(
    RoleName name,
    Principal principal,
    JwtIssuer issuer,
    JwtBounds bounds,
    JwtNaming naming,
    RoleTokens tokens)
    implements Role {

  /** At most so many at a time. */
  public static final int MOST = 10_000;
}
