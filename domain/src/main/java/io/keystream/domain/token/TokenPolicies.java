package io.keystream.domain.token;

import io.keystream.domain.access.Assignment;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.policy.PolicyName;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Which policies decide what a token may. */
public sealed interface TokenPolicies {

  /** Their names at this moment, by name; that one of them exists is not said. */
  Set<PolicyName> namesFor(Enrolled principal);

  /** All that its principal has when the token is used. */
  record OfPrincipal() implements TokenPolicies {
    @Override
    public Set<PolicyName> namesFor(Enrolled principal) {
      return principal.policies();
    }
  }

  /** Exactly these, with the text they have when the token is used; at most 64. */
  record Named(Set<PolicyName> names) implements TokenPolicies {

    public static final int MOST = Assignment.MOST;

    public Named {
      if (names.size() > MOST) {
        throw new IllegalArgumentException(
            "policies must be at most " + MOST + " for a token, are " + names.size());
      }
      names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    @Override
    public Set<PolicyName> namesFor(Enrolled principal) {
      return names;
    }
  }
}
