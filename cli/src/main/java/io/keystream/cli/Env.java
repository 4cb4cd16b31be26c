package io.keystream.cli;

import io.keystream.client.vault.VaultFailure;
import io.keystream.client.vault.VaultHttp;
import io.keystream.client.vault.VaultServer;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.TrustedServers;
import io.keystream.domain.caller.Application;
import io.keystream.local.PlatformFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "env",
    description = {
      "Print the shell lines that point a client of Vault at the running platform.",
      "With them: eval \"$(./keystream env)\". The client is the operator, by its certificate and by",
      "a token that counts for a day; the token is made for these lines and recorded."
    })
final class Env implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration TOKEN_TTL = Duration.ofDays(1);

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
    var server = new CredentialFiles(layout.https());
    export("VAULT_ADDR", platform.https().toString());
    export("VAULT_TOKEN", token(platform.https(), server, operator));
    export("VAULT_CACERT", server.certificate());
    export("VAULT_CLIENT_CERT", operator.certificate());
    export("VAULT_CLIENT_KEY", operator.key());
    return ExitCode.OK.number();
  }

  private static String token(URI platform, CredentialFiles server, CredentialFiles operator) {
    var asked =
        new VaultServer(
            platform,
            TrustedServers.only(server.readCertificate()),
            new Application("keystream-cli"),
            TIMEOUT);
    try (var http = new VaultHttp(asked, operator.read())) {
      return http.logIn(TOKEN_TTL);
    } catch (VaultFailure e) {
      throw Stop.failed("no-token", String.valueOf(e.getMessage()));
    }
  }

  private void export(String name, Path file) {
    export(name, file.toString());
  }

  /** In single quotes, in which a shell leaves everything but their end as it is. */
  private void export(String name, String value) {
    surroundings.out().printf("export %s='%s'%n", name, value.replace("'", "'\\''"));
  }
}
