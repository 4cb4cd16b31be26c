package io.keystream.cli;

import io.keystream.client.AccessClient;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.DirectoryReader;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who signs, for which platform, and how the verb answers. */
final class SigningOptions {

  private static final String APPLICATION = "keystream-cli";

  @Mixin private final PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--credential",
      paramLabel = "PATH",
      description = {
        "Certificate and key of who signs, PATH.crt and PATH.key (KEYSTREAM_CREDENTIAL;",
        "default: the founding operator of the platform on this machine)."
      })
  private @Nullable Path credential;

  @Mixin private final FoundingOption founding = new FoundingOption();

  @Option(names = "--json", description = "Answer with one JSON value.")
  private boolean json;

  private final Surroundings surroundings;

  SigningOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  AccessClient connect() {
    var signer = signer();
    return AccessClient.connect(
        configuration(signer), founding().fingerprint(), signer, surroundings.clock());
  }

  /** For reading, who asks is not asked. */
  ClientConfiguration configuration() {
    return configuration(new Principal(System.getProperty("user.name", "unknown")));
  }

  Certificate founding() {
    return founding.certificate(platform.layout(), surroundings);
  }

  /** Who is enrolled and which policies there are; what proves nothing is told. */
  DirectoryReader.Read readDirectory() {
    var read = DirectoryReader.read(configuration(), founding());
    read.ignored().forEach(line -> surroundings.err().println("keystream: " + line));
    return read;
  }

  boolean isJson() {
    return json;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Prints one sentence, or the JSON value. */
  int say(String sentence, Object value) {
    surroundings.out().println(json ? Json.text(value) : sentence);
    return ExitCode.OK.number();
  }

  /** Prints the JSON value. */
  void print(Object value) {
    surroundings.out().println(Json.text(value));
  }

  private Credential signer() {
    try {
      return new CredentialFiles(signerPath()).read();
    } catch (BadCredential e) {
      throw Stop.failed("bad-credential", e.getMessage() + ".");
    }
  }

  private Path signerPath() {
    if (credential != null) {
      return credential;
    }
    var fromEnvironment = surroundings.environment("KEYSTREAM_CREDENTIAL", "");
    return fromEnvironment.isEmpty()
        ? FoundingOption.here(platform.layout()).name()
        : Path.of(fromEnvironment);
  }

  private ClientConfiguration configuration(Credential signer) {
    return configuration(new Principal(signer.certificate().commonName()));
  }

  private ClientConfiguration configuration(Principal principal) {
    var login = System.getProperty("user.name", "unknown");
    var caller = new Caller(principal, new Application(APPLICATION), new User.Asserted(login));
    return ClientConfiguration.of(platform.bootstrapServers(surroundings), caller)
        .withTimeout(platform.timeout());
  }
}
