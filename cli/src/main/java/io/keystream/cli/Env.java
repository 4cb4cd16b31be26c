package io.keystream.cli;

import io.keystream.credentials.CredentialFiles;
import io.keystream.local.PlatformFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "env",
    description = {
      "Print the shell lines that point a client of Vault at the running platform.",
      "With them: eval \"$(./keystream env)\". The client is the operator, by its certificate;",
      "there are no tokens yet, and of Vault's API transit/encrypt and transit/decrypt only."
    })
final class Env implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  private final Surroundings surroundings;

  Env(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var layout = data.layout();
    var platform =
        PlatformFile.read(layout)
            .orElseThrow(() ->
                Stop.failed(
                    "no-platform",
                    "No platform runs in %s. Start one: ./keystream up.".formatted(layout.root())));
    var operator = new CredentialFiles(layout.operator());
    export("VAULT_ADDR", platform.https().toString());
    export("VAULT_CACERT", new CredentialFiles(layout.https()).certificate());
    export("VAULT_CLIENT_CERT", operator.certificate());
    export("VAULT_CLIENT_KEY", operator.key());
    return ExitCode.OK.number();
  }

  private void export(String name, Path file) {
    export(name, file.toString());
  }

  /** In single quotes, in which a shell leaves everything but their end as it is. */
  private void export(String name, String value) {
    surroundings.out().printf("export %s='%s'%n", name, value.replace("'", "'\\''"));
  }
}
