package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "revoke", description = "Refuse a principal for ever; its name is not used again.")
final class PrincipalsRevoke implements Callable<Integer> {

  @Mixin private final PrincipalArgument about = new PrincipalArgument();
  @Mixin private final SigningOptions signing;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept for ever.")
  private String reason = "";

  PrincipalsRevoke(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var principal = about.principal();
    var _ = signing.decided(client -> client.revoke(principal, reason));
    return signing.say(
        "'%s' is revoked.".formatted(principal.name()),
        Json.object("principal", principal.name(), "done", "RevokePrincipal"));
  }
}
