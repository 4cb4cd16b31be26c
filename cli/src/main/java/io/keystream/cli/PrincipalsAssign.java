package io.keystream.cli;

import io.keystream.domain.policy.PolicyName;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "assign",
    description = {
      "Let these policies say what a principal may do, in place of those it has.",
      "Without any it may nothing; services always have their own beside."
    })
final class PrincipalsAssign implements Callable<Integer> {

  @Mixin private final PrincipalArgument about = new PrincipalArgument();
  @Mixin private final SigningOptions signing;

  // picocli sets it before the command runs: one of both is required.
  @SuppressWarnings("NullAway.Init")
  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** One of both, so that nobody loses all by forgetting an option. */
  static final class Choice {
    @Option(
        names = "--policy",
        required = true,
        paramLabel = "NAME",
        description = "May be repeated.")
    private Set<PolicyName> policies = Set.of();

    @Option(names = "--none", required = true, description = "No policy at all.")
    private boolean none;

    private Set<PolicyName> chosen() {
      return none ? Set.of() : policies;
    }
  }

  PrincipalsAssign(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var principal = about.principal();
    var policies = choice.chosen();
    var accepted = signing.decided(client -> client.assignPolicies(principal, policies));
    var names = policies.stream().sorted().map(PolicyName::name).toList();
    return signing.say(
        names.isEmpty()
            ? "'%s' has no policy.".formatted(principal.name())
            : "'%s' has %s.".formatted(principal.name(), String.join(", ", names)),
        Json.object(
            "principal", principal.name(),
            "policies", names,
            "policy_version", accepted.lastSequence()));
  }
}
