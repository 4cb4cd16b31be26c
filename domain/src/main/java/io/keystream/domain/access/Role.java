package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;

/** A way for programs that have no certificate to log in as somebody who is enrolled. */
public sealed interface Role permits AppRole, JwtRole {

  /** One of its kind. */
  RoleName name();

  /** Whom tokens stand for; enrolled, and no service. */
  Principal principal();

  /** What whoever logs in gets. */
  RoleTokens tokens();
}
