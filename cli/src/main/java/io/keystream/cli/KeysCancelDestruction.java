package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "cancel-destruction", description = "Take back a scheduled destruction.")
final class KeysCancelDestruction implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final Target target;

  KeysCancelDestruction(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target, new KeyCommand.CancelDestruction(key.name(), version.scope()), "keeps its material");
  }
}
