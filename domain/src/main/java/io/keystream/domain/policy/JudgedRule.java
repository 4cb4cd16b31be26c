package io.keystream.domain.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule, and whether its conditions hold for a request.
 *
 * @param verdict of all conditions together; met where there is none
 */
record JudgedRule(PolicyRule rule, List<JudgedCondition> conditions, Verdict verdict) {

  record JudgedCondition(Condition condition, Verdict verdict) {}

  static JudgedRule of(PolicyRule rule, AccessRequest request) {
    if (rule.rule().conditions().isEmpty()) {
      return new JudgedRule(rule, List.of(), Verdict.MET);
    }
    var judged = new ArrayList<JudgedCondition>();
    var all = Verdict.MET;
    for (var condition : rule.rule().conditions()) {
      var verdict = judge(condition, request);
      judged.add(new JudgedCondition(condition, verdict));
      all = all.and(verdict);
    }
    return new JudgedRule(rule, judged, all);
  }

  /** Grants only then. */
  boolean isInForce() {
    return verdict == Verdict.MET;
  }

  /** What a rule takes away it takes away also where nobody can tell whether it is in force. */
  boolean mayBeInForce() {
    return verdict != Verdict.NOT_MET;
  }

  /** The first condition that keeps the rule from being in force. */
  Condition whyNotInForce() {
    return conditions.stream()
        .filter(judged -> judged.verdict() == verdict)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the rule is in force: " + rule))
        .condition();
  }

  private static Verdict judge(Condition condition, AccessRequest request) {
    if (!condition.canBeJudged(request)) {
      return Verdict.CANNOT_BE_JUDGED;
    }
    return condition.holds(request) ? Verdict.MET : Verdict.NOT_MET;
  }
}
