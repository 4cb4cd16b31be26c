package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rotate",
    description = "Make a fresh version; what older ones protected still opens.")
final class KeysRotate implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final FreshVersion version = new FreshVersion();
  @Mixin private final Target target;

  KeysRotate(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return version.request(target, new KeyCommand.Rotate(key.name(), version.activation()));
  }
}
