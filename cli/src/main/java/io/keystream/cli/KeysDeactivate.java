package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "deactivate", description = "Stop protecting; what was protected still opens.")
final class KeysDeactivate implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final Target target;

  KeysDeactivate(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target, new KeyCommand.Deactivate(key.name(), version.scope()), "is deactivated");
  }
}
