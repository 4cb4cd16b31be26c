package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "delete",
    description = {
      "Remove a policy.",
      "To whom it is assigned it grants nothing, until one of that name is written again."
    })
final class PolicyDelete implements Callable<Integer> {

  @Mixin private final PolicyArgument about = new PolicyArgument();
  @Mixin private final SigningOptions signing;

  PolicyDelete(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    var accepted = signing.decided(client -> client.removePolicy(name));
    return signing.say(
        "Policy '%s' is removed.".formatted(name),
        Json.object(
            "policy", name.name(),
            "done", "RemovePolicy",
            "policy_version", accepted.lastSequence()));
  }
}
