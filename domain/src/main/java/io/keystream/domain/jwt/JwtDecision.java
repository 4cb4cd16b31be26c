package io.keystream.domain.jwt;

import java.util.Map;

/** Whether what a signed token says lets its bearer log in with a role. */
public sealed interface JwtDecision {

  /**
   * It does.
   *
   * @param user who it is, as the role's claim names it
   * @param metadata for the token that is given
   */
  record Accepted(String issuer, String subject, String user, Map<String, String> metadata)
      implements JwtDecision {
    public Accepted {
      metadata = Map.copyOf(metadata);
    }
  }

  record Refused(JwtRefusal reason) implements JwtDecision {}
}
