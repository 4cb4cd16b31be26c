package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "activate", description = "Let a pre-active version protect.")
final class KeysActivate implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final Target target;

  // picocli sets it before the command runs: the option is required.
  @SuppressWarnings("NullAway.Init")
  @Option(names = "--key-version", required = true, paramLabel = "N")
  private KeyVersion version;

  KeysActivate(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target,
        new KeyCommand.Activate(key.name(), version),
        "protects with version " + version.number());
  }
}
