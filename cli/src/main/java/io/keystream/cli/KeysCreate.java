package io.keystream.cli;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeySpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Make a key and wait until its first version is ready.")
final class KeysCreate implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final FreshVersion version = new FreshVersion();
  @Mixin private final Target target;

  @Option(
      names = "--algorithm",
      description = "One of ${COMPLETION-CANDIDATES} (default: AES_256).")
  private KeyAlgorithm algorithm = KeyAlgorithm.AES_256;

  @Option(
      names = "--custody",
      description = "WRAPPED: kept outside under a key of the HSM. RESIDENT: only inside it.")
  private Custody custody = Custody.WRAPPED;

  KeysCreate(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return version.request(
        target,
        new KeyCommand.Create(
            key.name(), new KeySpec(algorithm, custody), version.activation()));
  }
}
