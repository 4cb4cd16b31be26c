package io.keystream.cli;

import io.keystream.client.AccessClient;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "enrol", description = "Enrol a principal with its certificate.")
final class PrincipalsEnrol implements Callable<Integer> {

  @Mixin private final PrincipalArgument about = new PrincipalArgument();
  @Mixin private final NewCertificate fresh = new NewCertificate();
  @Mixin private final SigningOptions signing;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "APPLICATION, OPERATOR or SERVICE (default: APPLICATION).")
  private PrincipalKind kind = PrincipalKind.APPLICATION;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "What it may do; may be repeated (default: nothing).")
  private Set<PolicyName> policies = Set.of();

  PrincipalsEnrol(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var principal = about.principal();
    try (var client = signing.connect();
        var _ = Progress.of("the command-service", signing.surroundings().err())) {
      var certificate = fresh.certificate(principal, signing.surroundings());
      Answers.result(client.enrol(principal, kind, certificate));
      if (!policies.isEmpty()) {
        assign(client, principal);
      }
      return signing.say(
          "'%s' is enrolled as %s with certificate %s."
              .formatted(
                  principal.name(),
                  kind.name().toLowerCase(Locale.ROOT),
                  certificate.fingerprint()),
          Json.object(
              "principal", principal.name(),
              "kind", kind.name(),
              "fingerprint", certificate.fingerprint().hex(),
              "not_after", certificate.notAfter().toString(),
              "policies", policies.stream().sorted().map(PolicyName::name).toList()));
    }
  }

  /** A command of its own: where it is refused, the principal is there and may nothing. */
  private void assign(AccessClient client, Principal principal) {
    try {
      Answers.result(client.assignPolicies(principal, policies));
    } catch (Stop e) {
      throw new Stop(
          e.exitCode(),
          e.code(),
          "'%s' is enrolled and has no policy: %s".formatted(principal.name(), e.getMessage()));
    }
  }
}
