package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "withdraw",
    description = {
      "Withdraw what was declared: the principal is expected to work at any hour.",
      "What it does from here on raises no alert; what it did before keeps its hours."
    })
final class HoursWithdraw implements Callable<Integer> {

  @Mixin private final PrincipalArgument about = new PrincipalArgument();
  @Mixin private final SigningOptions signing;

  HoursWithdraw(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var principal = about.principal();
    var _ = signing.decided(client -> client.withdrawHours(principal));
    return signing.say(
        "'%s' may work at any hour.".formatted(principal.name()),
        Json.object("principal", principal.name(), "done", "WithdrawHours"));
  }
}
