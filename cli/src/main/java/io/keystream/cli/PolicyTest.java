package io.keystream.cli;

import io.keystream.client.AuditHistory;
import io.keystream.client.PolicyReplay;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.text.PolicyText;
import io.keystream.domain.policy.text.PolicyTextException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description = {
      "Try a policy without writing it, alone and not beside others.",
      "With --operation: would it allow this request? With --since: what of that which a principal",
      "was allowed since then would it refuse? Ends with 5 where it denies or refuses anything."
    })
final class PolicyTest implements Callable<Integer> {

  private static final PolicyName TESTED = new PolicyName("tested");

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "FILE", description = "Text of the policy; - is standard input.")
  private String file;

  @Option(
      names = "--principal",
      paramLabel = "NAME",
      description = "Whose recorded uses and changes of keys are judged.")
  private @Nullable Principal principal;

  @Option(names = "--since", paramLabel = "TIME", description = "How far back, such as 12h or 7d.")
  private @Nullable Duration since;

  @Mixin private final DescribedRequest described = new DescribedRequest();
  @Mixin private final SigningOptions signing;

  PolicyTest(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var policies = compiled(PolicyInput.read(file, signing.surroundings()));
    if (since == null) {
      var request = described.request(signing.surroundings().clock());
      return Explanations.tell(policies.explain(request), signing);
    }
    if (principal == null || described.isGiven()) {
      throw Stop.usage("--since goes with --principal, and without --operation");
    }
    return ReplayReports.tell(replayed(policies, principal, since), signing);
  }

  private PolicyReplay.Report replayed(
      CompiledPolicies policies, Principal whose, Duration howFarBack) {
    var replay = new PolicyReplay(policies);
    var from = signing.surroundings().clock().instant().minus(howFarBack);
    try (var _ = Progress.of("the audit log", signing.surroundings().err())) {
      AuditHistory.read(signing.bus(), whose, from, replay::take);
    }
    return replay.report();
  }

  private static CompiledPolicies compiled(String text) {
    try {
      return CompiledPolicies.of(List.of(PolicyText.parse(TESTED, text)));
    } catch (PolicyTextException e) {
      throw new Stop(
          ExitCode.REFUSED, "policy-text-refused", "The text is refused at " + e.getMessage());
    }
  }
}
