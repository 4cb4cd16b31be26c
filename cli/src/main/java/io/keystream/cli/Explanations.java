package io.keystream.cli;

import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.Explanation;
import io.keystream.domain.policy.PolicyName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a decision of policies is told: its account, and the exit code. */
final class Explanations {
  private Explanations() {}

  static int tell(Explanation explanation, SigningOptions options) {
    options.say(explanation.toString(), json(explanation));
    return switch (explanation.decision()) {
      case AccessDecision.Allowed _ -> ExitCode.OK.number();
      case AccessDecision.Denied _ -> ExitCode.DENIED.number();
    };
  }

  private static Map<String, @Nullable Object> json(Explanation explanation) {
    var policies = explanation.decision().policies().stream().map(PolicyName::name).toList();
    return switch (explanation.decision()) {
      case AccessDecision.Allowed _ ->
          Json.object(
              "decision", "allowed", "policies", policies, "explanation", explanation.lines());
      case AccessDecision.Denied(var reason) ->
          Json.object(
              "decision", "denied",
              "reason", reason.code(),
              "detail", reason.message(),
              "policies", policies,
              "explanation", explanation.lines());
    };
  }
}
