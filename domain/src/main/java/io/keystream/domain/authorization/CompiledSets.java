package io.keystream.domain.authorization;

import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Policies;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.StoredPolicy.Present;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.PolicyName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was compiled of one state of all policies, by who has the same of them. Whoever asks for
 * named ones must not change the set. Beyond {@value #MOST} sets it begins anew.
 *
 * <p><b>Thread safety:</b> safe; two threads may compile the same set at the same time.
 */
final class CompiledSets {

  static final int MOST = 1_000;

  private final Policies policies;
  private final Map<PolicySet, CompiledPolicies> compiled = new ConcurrentHashMap<>();

  private sealed interface PolicySet {

    /** Principals of one kind with the same policies assigned have the same. */
    record OfKind(PrincipalKind kind, Set<PolicyName> assigned) implements PolicySet {}

    /** These and no other. */
    record Named(Set<PolicyName> names) implements PolicySet {}
  }

  CompiledSets(Policies policies) {
    this.policies = policies;
  }

  // They are the same object until one of them changes.
  @SuppressWarnings("ReferenceEquality")
  boolean areOf(Policies others) {
    return policies == others;
  }

  CompiledPolicies of(Enrolled principal) {
    var set = new PolicySet.OfKind(principal.kind(), principal.assignment().policies());
    var known = compiled.get(set);
    return known == null ? compile(set, principal.policies()) : known;
  }

  CompiledPolicies of(Set<PolicyName> names) {
    var set = new PolicySet.Named(names);
    var known = compiled.get(set);
    return known == null ? compile(set, names) : known;
  }

  int size() {
    return compiled.size();
  }

  private CompiledPolicies compile(PolicySet set, Set<PolicyName> names) {
    var fresh =
        CompiledPolicies.of(
            names.stream()
                .map(policies::of)
                .filter(Present.class::isInstance)
                .map(stored -> ((Present) stored).policy())
                .toList());
    if (compiled.size() >= MOST) {
      compiled.clear();
    }
    compiled.put(set, fresh);
    return fresh;
  }
}
