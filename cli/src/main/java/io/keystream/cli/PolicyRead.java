package io.keystream.cli;

import io.keystream.domain.access.StoredPolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "read", description = "Show the text of a policy, as the log itself proves it.")
final class PolicyRead implements Callable<Integer> {

  @Mixin private final PolicyArgument about = new PolicyArgument();
  @Mixin private final SigningOptions signing;

  PolicyRead(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    var read = signing.readDirectory();
    var text =
        switch (read.directory().policies().of(name)) {
          case StoredPolicy.Present present -> present.text();
          case StoredPolicy.Absent _, StoredPolicy.Removed _ ->
              throw new Stop(
                  ExitCode.REFUSED,
                  "policy-does-not-exist",
                  "There is no policy '%s'.".formatted(name));
        };
    return signing.say(text.stripTrailing(), Json.object("policy", name.name(), "text", text));
  }
}
