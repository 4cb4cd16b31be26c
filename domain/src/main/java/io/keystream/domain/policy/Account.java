package io.keystream.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down what a judgement rests on. */
final class Account {

  private final Judgement judgement;
  private final List<String> lines = new ArrayList<>();

  private Account(Judgement judgement) {
    this.judgement = judgement;
  }

  static Explanation of(Judgement judgement) {
    var account = new Account(judgement);
    account.asked();
    account.matching();
    account.rules();
    account.decided();
    return new Explanation(judgement.decision(), account.lines);
  }

  private void asked() {
    var request = judgement.request();
    say(
        "%s, by application '%s' from %s at %s"
            .formatted(
                request.access(), request.application().name(), request.source(), request.at()));
  }

  private void matching() {
    var patterns = judgement.matching();
    if (patterns.isEmpty()) {
      say("No pattern matches.");
      return;
    }
    var applied = patterns.getFirst();
    say("'%s' applies (%s)".formatted(applied.pattern(), policies(applied)));
    for (var pattern : patterns.subList(1, patterns.size())) {
      say(
          "  before '%s' (%s): %s"
              .formatted(
                  pattern.pattern(),
                  policies(pattern),
                  Priority.whyBehind(pattern.pattern(), applied.pattern())));
    }
  }

  private void rules() {
    for (var judged : judgement.rules()) {
      say("policy '%s' %s: %s".formatted(judged.rule().policy(), says(judged), force(judged)));
      for (var condition : judged.conditions()) {
        say(
            "  %s %s: %s; the request has %s"
                .formatted(
                    condition.condition().word(),
                    condition.verdict(),
                    condition.condition().limit(),
                    condition.condition().found(judgement.request())));
      }
    }
  }

  private void decided() {
    switch (judgement.decision()) {
      case AccessDecision.Allowed(_, var policies, var maxDistinctKeys) ->
          say(
              "allowed by %s%s"
                  .formatted(
                      Listed.of(policies),
                      maxDistinctKeys == null
                          ? ""
                          : ", at most " + maxDistinctKeys + " distinct keys"));
      case AccessDecision.Denied(var reason) ->
          say("denied, %s: %s".formatted(reason.code(), reason.message()));
    }
  }

  private static String policies(CompiledPattern pattern) {
    return pattern.rules().stream()
        .map(rule -> rule.policy().name())
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.toList(), Listed::of));
  }

  private static String says(JudgedRule judged) {
    var rule = judged.rule().rule();
    return rule.denies() ? "denies" : "grants " + Listed.of(List.copyOf(rule.capabilities()));
  }

  private static String force(JudgedRule judged) {
    return switch (judged.verdict()) {
      case MET -> "in force";
      case NOT_MET -> "not in force";
      case CANNOT_BE_JUDGED -> "may be in force, so it grants nothing and takes away what it can";
    };
  }

  private void say(String line) {
    lines.add(line);
  }
}
