package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "compromise", description = "Record that others may know the material; a fresh version follows.")
final class KeysCompromise implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final Target target;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; kept in the key's history.")
  private String reason = "";

  KeysCompromise(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target,
        new KeyCommand.ReportCompromise(key.name(), version.scope(), reason),
        "is compromised");
  }
}
