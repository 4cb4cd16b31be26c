package io.keystream.domain.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides as slowly and as plainly as Vault's documentation reads: every pattern of every policy is
 * tried, every two that match are compared, rules are merged into one.
 *
 * <p>It shares with what it checks only the conditions themselves, which have tables of their own.
 */
record Oracle(List<Policy> policies) {

  /** {@code allowed <pattern> <policies> <budget>}, or the code of the reason why not. */
  String decide(AccessRequest request) {
    var pattern = applying(request.access());
    if (pattern == null) {
      return "no-policy-matches";
    }
    var sure = rules(pattern, request, Verdict.MET);
    var open = rules(pattern, request, Verdict.CANNOT_BE_JUDGED);
    var out = rules(pattern, request, Verdict.NOT_MET);
    if (denies(sure) || denies(open)) {
      return "forbidden";
    }
    var capability = request.access().capability();
    if (!grants(sure, capability)) {
      return grants(open, capability) || grants(out, capability)
          ? "condition-not-met"
          : "capability-not-granted";
    }
    if (List.of(Capability.CREATE, Capability.READ, Capability.UPDATE, Capability.PATCH)
        .contains(capability)) {
      var wrong = wrongParameter(sure, request.parameters());
      if (wrong == null) {
        var all = new ArrayList<>(sure);
        all.addAll(open);
        wrong = wrongParameter(all, request.parameters());
      }
      if (wrong != null) {
        return wrong;
      }
    }
    return "allowed " + pattern + " " + names(sure, capability) + " " + budget(sure, capability);
  }

  /** The pattern that no other one that matches is of higher priority than. */
  private @Nullable String applying(Access access) {
    String best = null;
    for (var policy : policies) {
      for (var rule : policy.rules()) {
        var text = rule.pattern().text();
        if (matches(text, access) && (best == null || isLower(best, text))) {
          best = text;
        }
      }
    }
    return best;
  }

  private static boolean matches(String pattern, Access access) {
    return matches(pattern, access.path())
        || (access.capability() == Capability.LIST
            && matches(pattern, access.path().substring(0, access.path().length() - 1)));
  }

  static boolean matches(String pattern, String path) {
    var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("+", "\\E[^/]*\\Q");
    return path.matches(regex);
  }

  /** Whether P1 is of lower priority than P2, word for word. */
  static boolean isLower(String p1, String p2) {
    int first1 = firstWildcardOrGlob(p1);
    int first2 = firstWildcardOrGlob(p2);
    if (first1 != first2) {
      return first1 < first2;
    }
    if (p1.endsWith("*") != p2.endsWith("*")) {
      return p1.endsWith("*");
    }
    int wildcards1 = p1.split("\\+", -1).length;
    int wildcards2 = p2.split("\\+", -1).length;
    if (wildcards1 != wildcards2) {
      return wildcards1 > wildcards2;
    }
    return p1.length() != p2.length() ? p1.length() < p2.length() : p1.compareTo(p2) < 0;
  }

  private static int firstWildcardOrGlob(String pattern) {
    int first = (pattern + "+").indexOf('+');
    int star = (pattern + "*").indexOf('*');
    return Math.min(first, star) == pattern.length() ? 1_000_000 : Math.min(first, star);
  }

  private List<PolicyRule> rules(String pattern, AccessRequest request, Verdict wanted) {
    var rules = new ArrayList<PolicyRule>();
    for (var policy : policies) {
      for (var rule : policy.rules()) {
        if (rule.pattern().text().equals(pattern) && verdict(rule, request) == wanted) {
          rules.add(new PolicyRule(policy.name(), rule));
        }
      }
    }
    return rules;
  }

  private static Verdict verdict(PathRule rule, AccessRequest request) {
    var verdicts = new TreeSet<Verdict>();
    for (var condition : rule.conditions()) {
      boolean open =
          condition instanceof Condition.Networks && request.source() instanceof Source.Unknown;
      verdicts.add(
          open
              ? Verdict.CANNOT_BE_JUDGED
              : condition.holds(request) ? Verdict.MET : Verdict.NOT_MET);
    }
    if (verdicts.contains(Verdict.NOT_MET)) {
      return Verdict.NOT_MET;
    }
    return verdicts.contains(Verdict.CANNOT_BE_JUDGED) ? Verdict.CANNOT_BE_JUDGED : Verdict.MET;
  }

  private static boolean denies(List<PolicyRule> rules) {
    return grants(rules, Capability.DENY);
  }

  private static boolean grants(List<PolicyRule> rules, Capability capability) {
    return rules.stream().anyMatch(rule -> rule.rule().capabilities().contains(capability));
  }

  private static TreeSet<PolicyName> names(List<PolicyRule> rules, Capability capability) {
    var names = new TreeSet<PolicyName>();
    rules.stream()
        .filter(rule -> rule.rule().capabilities().contains(capability))
        .forEach(rule -> names.add(rule.policy()));
    return names;
  }

  private static String budget(List<PolicyRule> rules, Capability capability) {
    return rules.stream()
        .filter(rule -> rule.rule().capabilities().contains(capability))
        .map(rule -> rule.rule().maxDistinctKeys())
        .filter(limits -> limits != null)
        .max((one, other) ->
            one.keys() != other.keys()
                ? one.keys() - other.keys()
                : other.window().compareTo(one.window()))
        .map(Object::toString)
        .orElse("none");
  }

  /** As Vault merges: lists of the same name are joined, an empty one overwrites. */
  private static @Nullable String wrongParameter(
      List<PolicyRule> rules, Map<String, List<String>> parameters) {
    var allowed = new HashMap<String, List<ValuePattern>>();
    var denied = new HashMap<String, List<ValuePattern>>();
    var required = new TreeSet<String>();
    for (var rule : rules) {
      merge(allowed, rule.rule().parameters().allowed().byName());
      merge(denied, rule.rule().parameters().denied().byName());
      required.addAll(rule.rule().parameters().required());
    }
    if (!parameters.keySet().containsAll(required)) {
      return "parameter-required";
    }
    for (var name : parameters.keySet()) {
      if (denied.containsKey("*")) {
        return "parameter-denied";
      }
      if (denied.containsKey(name)
          && (denied.get(name).isEmpty()
              || parameters.get(name).stream().anyMatch(v -> isIn(v, denied.get(name))))) {
        return "parameter-denied";
      }
    }
    for (var name : parameters.keySet()) {
      if (!allowed.isEmpty() && !allowed.containsKey(name) && !allowed.containsKey("*")) {
        return "parameter-not-allowed";
      }
      if (allowed.containsKey(name)
          && !allowed.get(name).isEmpty()
          && !parameters.get(name).stream().allMatch(v -> isIn(v, allowed.get(name)))) {
        return "parameter-not-allowed";
      }
    }
    return null;
  }

  private static void merge(
      Map<String, List<ValuePattern>> all, Map<String, List<ValuePattern>> some) {
    some.forEach((name, values) -> {
      var before = all.get(name);
      if (values.isEmpty() || (before != null && before.isEmpty())) {
        all.put(name, List.of());
      } else {
        var joined = new ArrayList<>(values);
        if (before != null) {
          joined.addAll(before);
        }
        all.put(name, joined);
      }
    });
  }

  private static boolean isIn(String value, List<ValuePattern> patterns) {
    return patterns.stream()
        .anyMatch(pattern -> {
          var text = pattern.text();
          if (text.equals("*")) {
            return true;
          }
          var regex = new StringBuilder(text.startsWith("*") ? ".*" : "");
          regex.append(Pattern.quote(text.replaceAll("^\\*|\\*$", "")));
          return value.matches(regex.append(text.endsWith("*") ? ".*" : "").toString());
        });
  }
}
