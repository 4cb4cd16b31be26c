package io.keystream.domain.policy;

import io.keystream.domain.budget.BudgetLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A decision with all that led to it: what decides and what explains are one.
 *
 * @param matching the patterns that match the path, the one that applies first
 * @param rules of the pattern that applies, in the order of their policies' names
 */
record Judgement(
    AccessRequest request,
    List<CompiledPattern> matching,
    List<JudgedRule> rules,
    AccessDecision decision) {

  static Judgement of(AccessRequest request, List<CompiledPattern> matching) {
    if (matching.isEmpty()) {
      var nothing = new DenialReason.NoPatternMatches(request.access());
      return new Judgement(request, matching, List.of(), new AccessDecision.Denied(nothing));
    }
    var applied = matching.getFirst();
    var rules = new ArrayList<JudgedRule>(applied.rules().size());
    for (var rule : applied.rules()) {
      rules.add(JudgedRule.of(rule, request));
    }
    return new Judgement(request, matching, rules, decide(request, applied.pattern(), rules));
  }

  /** Words of what the request does not tell and another answer could follow from. */
  SortedSet<String> unknowns() {
    var words = new TreeSet<String>();
    var capability = request.access().capability();
    var denied = rules.stream().anyMatch(rule -> rule.rule().rule().denies() && rule.isInForce());
    var granting = rules.stream().filter(rule -> rule.rule().grants(capability)).toList();
    if (denied || granting.stream().noneMatch(JudgedRule::mayBeInForce)) {
      return words;
    }
    rules.stream().filter(rule -> rule.rule().rule().denies()).forEach(rule -> add(rule, words));
    if (granting.stream().noneMatch(JudgedRule::isInForce)) {
      granting.forEach(rule -> add(rule, words));
    }
    if (request.origin() == AccessRequest.Origin.RECORD
        && capability.hasParameters()
        && rules.stream()
            .anyMatch(rule -> rule.mayBeInForce() && !rule.rule().rule().parameters().isNone())) {
      words.add("parameters");
    }
    return words;
  }

  private static void add(JudgedRule rule, SortedSet<String> words) {
    if (rule.verdict() == Verdict.CANNOT_BE_JUDGED) {
      rule.conditions().stream()
          .filter(condition -> condition.verdict() == Verdict.CANNOT_BE_JUDGED)
          .forEach(condition -> words.add(condition.condition().word()));
    }
  }

  private static AccessDecision decide(
      AccessRequest request, PathPattern pattern, List<JudgedRule> rules) {
    var access = request.access();
    for (var rule : rules) {
      if (rule.rule().rule().denies() && rule.mayBeInForce()) {
        return new AccessDecision.Denied(forbidden(request, pattern, rule));
      }
    }
    var granting = new ArrayList<PolicyName>();
    BudgetLimits largest = null;
    JudgedRule unmet = null;
    for (var rule : rules) {
      if (rule.rule().grants(access.capability())) {
        if (rule.isInForce()) {
          addOnce(granting, rule.rule().policy());
          largest = larger(largest, rule.rule().rule().maxDistinctKeys());
        } else if (unmet == null) {
          unmet = rule;
        }
      }
    }
    if (granting.isEmpty()) {
      return new AccessDecision.Denied(
          unmet == null
              ? new DenialReason.CapabilityNotGranted(access, pattern, policies(rules))
              : conditionNotMet(request, pattern, unmet));
    }
    var wrong = ParameterCheck.firstWrong(request, pattern, rules);
    return wrong.isPresent()
        ? new AccessDecision.Denied(wrong.get())
        : new AccessDecision.Allowed(pattern, granting, largest);
  }

  private static List<PolicyName> policies(List<JudgedRule> rules) {
    return rules.stream().map(rule -> rule.rule().policy()).distinct().toList();
  }

  private static DenialReason forbidden(
      AccessRequest request, PathPattern pattern, JudgedRule rule) {
    var policy = rule.rule().policy();
    if (rule.isInForce()) {
      return new DenialReason.ForbiddenByPolicy(request.access(), pattern, policy);
    }
    var open = rule.whyNotInForce();
    return new DenialReason.ForbiddenUnlessShown(
        request.access(), pattern, policy, open, open.found(request));
  }

  private static DenialReason conditionNotMet(
      AccessRequest request, PathPattern pattern, JudgedRule rule) {
    var unmet = rule.whyNotInForce();
    return new DenialReason.ConditionNotMet(
        request.access(), pattern, rule.rule().policy(), unmet, unmet.found(request));
  }

  /** A policy's rules stand side by side, so the last one tells. */
  private static void addOnce(List<PolicyName> names, PolicyName name) {
    if (names.isEmpty() || !names.getLast().equals(name)) {
      names.add(name);
    }
  }

  private static @Nullable BudgetLimits larger(
      @Nullable BudgetLimits one, @Nullable BudgetLimits other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
