package io.keystream.cli;

import io.keystream.domain.access.PrincipalKind;
import java.util.Locale;
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
              "not_after", certificate.notAfter().toString()));
    }
  }
}
