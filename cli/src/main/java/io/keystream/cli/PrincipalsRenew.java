package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "renew",
    description = {
      "Give a principal its next certificate.",
      "The one before stays good for a day at most, so that nobody is interrupted."
    })
final class PrincipalsRenew implements Callable<Integer> {

  @Mixin private final PrincipalArgument about = new PrincipalArgument();
  @Mixin private final NewCertificate fresh = new NewCertificate();
  @Mixin private final SigningOptions signing;

  PrincipalsRenew(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var principal = about.principal();
    try (var client = signing.connect();
        var _ = Progress.of("the command-service", signing.surroundings().err())) {
      var certificate = fresh.certificate(principal, signing.surroundings());
      Answers.result(client.renew(principal, certificate));
      return signing.say(
          "'%s' has certificate %s.".formatted(principal.name(), certificate.fingerprint()),
          Json.object(
              "principal", principal.name(),
              "fingerprint", certificate.fingerprint().hex(),
              "not_after", certificate.notAfter().toString()));
    }
  }
}
