package io.keystream.domain.access;

import io.keystream.domain.policy.PolicyName;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which policies were assigned to a principal, whatever became of them.
 *
 * @param policies by name; none for whoever was only enrolled
 * @param issuedAt of the newest order about it; what is not newer is a replay
 */
public record Assignment(Set<PolicyName> policies, Instant issuedAt) {

  public static final int MOST = 64;

  public Assignment {
    policies = checked(policies);
  }

  /** In the order of their names, which is also that of every listing. */
  static Set<PolicyName> checked(Set<PolicyName> policies) {
    if (policies.size() > MOST) {
      throw new IllegalArgumentException(
          "policies must be at most " + MOST + " for a principal, are " + policies.size());
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(policies));
  }
}
