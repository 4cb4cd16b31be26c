package io.keystream.domain.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The policies of one caller, ready to decide its requests: what no rule grants is denied.
 *
 * <p>The path alone chooses one pattern, the one of highest priority that matches; all others are
 * out of it, also where a condition keeps that one from granting. All rules for the chosen pattern
 * count, from whichever policy: capabilities are united, each under the conditions of its own rule,
 * and one {@code deny} takes them all away. A condition that cannot be judged, because the request
 * says nothing about it, does not let a rule grant and does not keep it from denying.
 *
 * <p><em>Laws.</em> The order of the policies means nothing. A policy's rules decide alike wherever
 * they are replayed: clock and address are in the request.
 *
 * <p><em>Thread safety:</em> immutable.
 */
public final class CompiledPolicies {

  private static final Comparator<CompiledPattern> FIRST_APPLIES =
      Comparator.comparingInt(CompiledPattern::rank).reversed();

  private final PatternIndex<CompiledPattern> index;

  private CompiledPolicies(PatternIndex<CompiledPattern> index) {
    this.index = index;
  }

  /**
   * Prepares the policies of one caller.
   *
   * @throws IllegalArgumentException where two have one name
   */
  public static CompiledPolicies of(List<Policy> policies) {
    var names = new HashSet<PolicyName>();
    var byPriority = new TreeMap<PathPattern, List<PolicyRule>>(Priority.OF_PATTERNS);
    policies.stream()
        .sorted(Comparator.comparing(Policy::name))
        .forEach(policy -> {
          if (!names.add(policy.name())) {
            throw new IllegalArgumentException("policy '" + policy.name() + "' is there twice");
          }
          for (var rule : policy.rules()) {
            byPriority
                .computeIfAbsent(rule.pattern(), _ -> new ArrayList<>())
                .add(new PolicyRule(policy.name(), rule));
          }
        });
    return new CompiledPolicies(new PatternIndex<>(ranked(byPriority)));
  }

  /** Allowed, or denied with the reason. */
  public AccessDecision decide(AccessRequest request) {
    return judge(request).decision();
  }

  /** The same decision, and how it came about. */
  public Explanation explain(AccessRequest request) {
    return Account.of(judge(request));
  }

  /**
   * What the decision would also rest on and the request does not tell: words of conditions, and
   * {@code parameters}. Empty where more knowledge would change nothing.
   */
  public SortedSet<String> unknowns(AccessRequest request) {
    return judge(request).unknowns();
  }

  private Judgement judge(AccessRequest request) {
    return Judgement.of(request, matching(request.access()));
  }

  /** A listed path is also matched without the slash at its end, as operators often write it. */
  private List<CompiledPattern> matching(Access access) {
    var found = new ArrayList<CompiledPattern>();
    index.forEachMatching(access.path(), found::add);
    if (access.capability() == Capability.LIST) {
      var path = access.path();
      index.forEachMatching(
          path.substring(0, path.length() - 1),
          pattern -> {
            if (!found.contains(pattern)) {
              found.add(pattern);
            }
          });
    }
    found.sort(FIRST_APPLIES);
    return found;
  }

  private static Map<String, CompiledPattern> ranked(
      SortedMap<PathPattern, List<PolicyRule>> byPriority) {
    var ranked = new HashMap<String, CompiledPattern>();
    byPriority.forEach((pattern, rules) ->
        ranked.put(pattern.text(), new CompiledPattern(ranked.size(), pattern, rules)));
    return ranked;
  }
}
