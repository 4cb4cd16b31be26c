package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The compiled policies decide as the documentation reads, whatever the policies. */
final class DecisionLawsTest {

  private static final int REQUESTS = 100;

  @Test
  void compiled_policies_decide_as_the_oracle_does() {
    Seeds.tryAll(seed -> {
      var random = new RandomPolicies(seed);
      var policies = random.policies();
      var oracle = new Oracle(policies);
      var compiled = CompiledPolicies.of(policies);
      for (int i = 0; i < REQUESTS; i++) {
        var request = random.request();
        assertThat(summary(compiled.decide(request)))
            .as("%s under %s", request, policies)
            .isEqualTo(oracle.decide(request));
      }
    });
  }

  @Test
  void an_explanation_ends_with_the_decision_it_explains() {
    Seeds.tryAll(seed -> {
      var random = new RandomPolicies(seed);
      var compiled = CompiledPolicies.of(random.policies());
      for (int i = 0; i < REQUESTS; i++) {
        var request = random.request();
        var explanation = compiled.explain(request);
        assertThat(explanation.decision()).isEqualTo(compiled.decide(request));
        assertThat(explanation.lines().getLast())
            .startsWith(
                switch (explanation.decision()) {
                  case AccessDecision.Allowed _ -> "allowed by ";
                  case AccessDecision.Denied(var reason) ->
                      "denied, " + reason.code() + ": " + reason.message();
                });
      }
    });
  }

  @Test
  void the_order_of_policies_means_nothing() {
    Seeds.tryAll(seed -> {
      var random = new RandomPolicies(seed);
      var policies = random.policies();
      var compiled = CompiledPolicies.of(policies);
      var reversed = CompiledPolicies.of(policies.reversed());
      for (int i = 0; i < REQUESTS; i++) {
        var request = random.request();
        assertThat(reversed.decide(request)).isEqualTo(compiled.decide(request));
      }
    });
  }

  /** Guards the other laws: random requests that reach little would prove little. */
  @Test
  void random_requests_get_every_answer() {
    Map<String, Integer> answers = new HashMap<>();
    LongStream.range(0, 300)
        .forEach(seed -> {
          var random = new RandomPolicies(seed);
          var compiled = CompiledPolicies.of(random.policies());
          for (int i = 0; i < REQUESTS; i++) {
            answers.merge(code(compiled.decide(random.request())), 1, Integer::sum);
          }
        });
    assertThat(answers).hasSize(1 + DenialReason.class.getPermittedSubclasses().length);
    assertThat(answers.values()).allMatch(count -> count >= 20);
  }

  private static String summary(AccessDecision decision) {
    return switch (decision) {
      case AccessDecision.Allowed(var pattern, var policies, var maxDistinctKeys) ->
          "allowed %s %s %s"
              .formatted(
                  pattern,
                  new TreeSet<>(policies),
                  maxDistinctKeys == null ? "none" : maxDistinctKeys);
      case AccessDecision.Denied(DenialReason.ForbiddenByPolicy _) -> "forbidden";
      case AccessDecision.Denied(DenialReason.ForbiddenUnlessShown _) -> "forbidden";
      case AccessDecision.Denied(var reason) -> reason.code();
    };
  }

  private static String code(AccessDecision decision) {
    return switch (decision) {
      case AccessDecision.Allowed _ -> "allowed";
      case AccessDecision.Denied(var reason) -> reason.code();
    };
  }
}
