package io.keystream.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the parameters of a request by all rules of a pattern together, as Vault does: what one of
 * them requires is required, what one denies is denied, and of what some allow anything goes.
 */
record ParameterCheck(AccessRequest request, PathPattern pattern, List<PolicyRule> rules) {

  /**
   * Rules of which nobody can tell whether they are in force restrict and never widen: the request
   * must be right with them and without them.
   */
  static Optional<DenialReason> firstWrong(
      AccessRequest request, PathPattern pattern, List<JudgedRule> judged) {
    if (!request.access().capability().hasParameters()) {
      return Optional.empty();
    }
    var inForce = new ArrayList<PolicyRule>();
    var perhaps = new ArrayList<PolicyRule>();
    for (var each : judged) {
      if (each.mayBeInForce() && !each.rule().rule().parameters().isNone()) {
        perhaps.add(each.rule());
        if (each.isInForce()) {
          inForce.add(each.rule());
        }
      }
    }
    if (perhaps.isEmpty()) {
      return Optional.empty();
    }
    var sure = new ParameterCheck(request, pattern, inForce).firstWrong();
    return sure.isPresent() || perhaps.size() == inForce.size()
        ? sure
        : new ParameterCheck(request, pattern, perhaps).firstWrong();
  }

  private Optional<DenialReason> firstWrong() {
    return missing().or(this::denied).or(this::notAllowed);
  }

  private Optional<DenialReason> missing() {
    for (var rule : rules) {
      for (var name : rule.rule().parameters().required()) {
        if (!request.parameters().containsKey(name)) {
          return Optional.of(
              new DenialReason.ParameterRequired(request.access(), pattern, rule.policy(), name));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<DenialReason> denied() {
    for (var rule : rules) {
      var denied = rule.rule().parameters().denied();
      for (var parameter : request.parameters().entrySet()) {
        var values = denied.byName().get(parameter.getKey());
        if (denied.hasEvery() || (values != null && hasOneOf(values, parameter.getValue()))) {
          return Optional.of(
              new DenialReason.ParameterDenied(
                  request.access(), pattern, rule.policy(), parameter.getKey()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<DenialReason> notAllowed() {
    var allowed =
        rules.stream()
            .map(rule -> rule.rule().parameters().allowed())
            .filter(names -> !names.isNone())
            .toList();
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    return request.parameters().entrySet().stream()
        .filter(parameter -> !isAllowed(allowed, parameter.getKey(), parameter.getValue()))
        .map(parameter ->
            (DenialReason)
                new DenialReason.ParameterNotAllowed(
                    request.access(), pattern, parameter.getKey(), restricting()))
        .findFirst();
  }

  private List<PolicyName> restricting() {
    return rules.stream().map(PolicyRule::policy).distinct().toList();
  }

  private static boolean isAllowed(
      List<ParameterValues> allowed, String name, List<String> values) {
    var patterns = new ArrayList<ValuePattern>();
    boolean others = false;
    boolean named = false;
    for (var names : allowed) {
      var mine = names.byName().get(name);
      if (mine != null && mine.isEmpty()) {
        return true;
      }
      if (mine != null) {
        named = true;
        patterns.addAll(mine);
      }
      others |= names.hasEvery();
    }
    return named
        ? values.stream().allMatch(value -> patterns.stream().anyMatch(each -> each.matches(value)))
        : others;
  }

  private static boolean hasOneOf(List<ValuePattern> patterns, List<String> values) {
    return patterns.isEmpty()
        || values.stream()
            .anyMatch(value -> patterns.stream().anyMatch(each -> each.matches(value)));
  }
}
