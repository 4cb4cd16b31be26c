package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "write",
    description = {
      "Write a policy, in HCL or JSON; it takes the place of the one of that name.",
      "What is not understood to the last word is refused, with line and column."
    })
final class PolicyWrite implements Callable<Integer> {

  @Mixin private final PolicyArgument about = new PolicyArgument();
  @Mixin private final SigningOptions signing;

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "1", paramLabel = "FILE", description = "Its text; - is standard input.")
  private String file;

  PolicyWrite(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    var text = PolicyInput.read(file, signing.surroundings());
    var accepted = signing.decided(client -> client.writePolicy(name, text));
    return signing.say(
        "Policy '%s' is written.".formatted(name),
        Json.object(
            "policy", name.name(),
            "done", "WritePolicy",
            "policy_version", accepted.lastSequence()));
  }
}
