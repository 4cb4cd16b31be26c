package io.keystream.domain.authorization;

import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.PolicyName;
import java.util.List;
import java.util.StringJoiner;

/**
 * Whether a principal may, and what a record needs so that the decision can be repeated.
 *
 * @param version of the directory it was made on: the sequence of the newest access event in it
 */
public record Authorization(AccessDecision decision, long version) {

  /** Names of the policies that decided, in order; none where no pattern matches. */
  public List<PolicyName> policies() {
    return decision.policies();
  }

  /** Their names as records have them, joined by commas. */
  public String policyNames() {
    var names = new StringJoiner(",");
    for (var policy : policies()) {
      names.add(policy.name());
    }
    return names.toString();
  }
}
