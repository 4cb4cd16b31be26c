package io.keystream.domain.policy;

/** A rule and the policy it stands in. */
record PolicyRule(PolicyName policy, PathRule rule) {

  boolean grants(Capability capability) {
    return rule.capabilities().contains(capability);
  }
}
