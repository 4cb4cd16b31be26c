package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "trim",
    description = {
      "Destroy the material of all versions below, at once and for good.",
      "Both minimums of 'keys config' must be set, at or above it."
    })
final class KeysTrim implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();

  // picocli sets it before a command runs: the option is required.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--min-available-version",
      paramLabel = "N",
      required = true,
      description = "The first version that stays.")
  private KeyVersion minAvailableVersion;

  @Mixin private final Target target;

  KeysTrim(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target,
        new KeyCommand.Trim(key.name(), minAvailableVersion),
        "has no versions below " + minAvailableVersion + " any more");
  }
}
