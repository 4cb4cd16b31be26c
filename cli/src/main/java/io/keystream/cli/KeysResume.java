package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "resume", description = "Return suspended versions to the state they came from.")
final class KeysResume implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final Target target;

  KeysResume(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target, new KeyCommand.Resume(key.name(), version.scope()), "is resumed");
  }
}
