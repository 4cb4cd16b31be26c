package io.keystream.domain.policy;

import java.util.List;

/** A named set of rules; a pattern may stand in several of them, each with its own conditions. */
public record Policy(PolicyName name, List<PathRule> rules) {

  public static final int MAX_RULES = 1_000;

  public Policy {
    rules = List.copyOf(rules);
    if (rules.size() > MAX_RULES) {
      throw new IllegalArgumentException(
          "a policy has at most 1,000 paths, has %,d".formatted(rules.size()));
    }
  }
}
