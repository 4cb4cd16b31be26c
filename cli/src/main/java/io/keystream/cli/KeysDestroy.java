package io.keystream.cli;

import io.keystream.domain.key.DestructionTime;
import io.keystream.domain.key.KeyCommand;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "destroy",
    description = {
      "Schedule the destruction of the material, 7 to 30 days ahead.",
      "Until then the versions are not used, and 'cancel-destruction' takes it back."
    })
final class KeysDestroy implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final Target target;

  @Option(
      names = "--after",
      paramLabel = "DAYS",
      description = "In how many days, such as 7d (default: 30d).")
  private Duration after = DestructionTime.USUAL;

  KeysDestroy(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var at = DestructionTime.in(after, target.surroundings().clock().instant());
    return CommandSender.send(
        target,
        new KeyCommand.ScheduleDestruction(key.name(), version.scope(), at),
        "is destroyed at " + at);
  }
}
