package io.keystream.domain.policy;

import io.keystream.domain.budget.BudgetLimits;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One block of a policy: what may be done at the paths of a pattern, and under which conditions.
 *
 * @param conditions all must hold; each kind at most once
 * @param maxDistinctKeys the budget of what it grants; without it, that of the caller's class
 */
public record PathRule(
    PathPattern pattern,
    Set<Capability> capabilities,
    ParameterRules parameters,
    List<Condition> conditions,
    @Nullable BudgetLimits maxDistinctKeys) {

  public PathRule {
    if (capabilities.isEmpty()) {
      throw new IllegalArgumentException(
          "a path has at least one capability; to forbid it, write [\"deny\"]");
    }
    capabilities = Collections.unmodifiableSet(EnumSet.copyOf(capabilities));
    conditions = List.copyOf(conditions);
    var kinds = new HashSet<String>();
    for (var condition : conditions) {
      if (!kinds.add(condition.word())) {
        throw new IllegalArgumentException(condition.word() + " is there twice");
      }
    }
    if (maxDistinctKeys != null && capabilities.contains(Capability.DENY)) {
      throw new IllegalArgumentException("max_distinct_keys means nothing beside deny");
    }
  }

  boolean denies() {
    return capabilities.contains(Capability.DENY);
  }
}
