package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "config",
    description = {
      "Say which versions of a key are still used. What is not given stays as it is.",
      "Takes effect at once, and can be taken back as long as nothing is trimmed."
    })
final class KeysConfig implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();

  // picocli sets it before the command runs: at least one is required.
  @SuppressWarnings("NullAway.Init")
  @ArgGroup(exclusive = false, multiplicity = "1")
  private Settings settings;

  @Mixin private final Target target;

  KeysConfig(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    return CommandSender.send(
        target,
        new KeyCommand.Configure(
            key.name(),
            settings.minDecryptionVersion,
            settings.minEncryptionVersion,
            settings.deletionAllowed),
        "is configured");
  }

  /** At least one of them. */
  private static final class Settings {

    @Option(
        names = "--min-decryption-version",
        paramLabel = "N",
        description = "Versions below it neither open nor verify.")
    private @Nullable KeyVersion minDecryptionVersion;

    @Option(
        names = "--min-encryption-version",
        paramLabel = "N",
        description = "The active version protects only if it is not below it; 0 for none.")
    private @Nullable MinEncryptionVersion minEncryptionVersion;

    @Option(
        names = "--deletion-allowed",
        paramLabel = "true|false",
        arity = "1",
        description = "Whether DELETE over HTTP may schedule its destruction; 'keys destroy' may.")
    private @Nullable Boolean deletionAllowed;
  }
}
