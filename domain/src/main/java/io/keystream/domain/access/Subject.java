package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;

/** What a command or an event of access is about. */
public sealed interface Subject {

  String name();

  record OfPrincipal(Principal principal) implements Subject {
    @Override
    public String name() {
      return principal.name();
    }
  }

  record OfRole(RoleName role) implements Subject {
    @Override
    public String name() {
      return role.name();
    }
  }

  record OfJwtRole(RoleName role) implements Subject {
    @Override
    public String name() {
      return role.name();
    }
  }

  record OfPolicy(PolicyName policy) implements Subject {
    @Override
    public String name() {
      return policy.name();
    }
  }
}
