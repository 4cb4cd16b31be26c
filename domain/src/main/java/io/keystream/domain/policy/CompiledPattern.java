package io.keystream.domain.policy;

import java.util.List;

/**
 * A pattern with the rules that all policies have for it.
 *
 * @param rank its place among all patterns; the highest that matches applies
 * @param rules in the order of their policies' names
 */
record CompiledPattern(int rank, PathPattern pattern, List<PolicyRule> rules) {
  CompiledPattern {
    rules = List.copyOf(rules);
  }
}
