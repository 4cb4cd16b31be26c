package io.keystream.cli;

import io.keystream.client.vault.Proof;
import io.keystream.client.vault.SecretText;
import io.keystream.client.vault.VaultServer;
import io.keystream.client.vault.VaultSession;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.TrustedServers;
import io.keystream.domain.caller.Application;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform is asked over HTTPS, and as whom. */
final class VaultOptions {

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "Such as https://127.0.0.1:8200 (VAULT_ADDR).")
  private @Nullable String address;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = {
        "Certificates, PEM, of the server or of who issued its (VAULT_CACERT, or all files of",
        "VAULT_CAPATH; default: those that the JDK trusts)."
      })
  private @Nullable Path authorities;

  @Option(
      names = "--role-id-file",
      paramLabel = "FILE",
      description = "Log in with this role and --secret-id-file.")
  private @Nullable Path roleId;

  @Option(names = "--secret-id-file", paramLabel = "FILE", description = "A secret-id of it.")
  private @Nullable Path secretId;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Read with the token in this file (VAULT_TOKEN: with this token).")
  private @Nullable Path token;

  @Option(
      names = "--client-certificate",
      paramLabel = "FILE",
      description = "Read with an enrolled certificate, PEM (VAULT_CLIENT_CERT).")
  private @Nullable Path certificate;

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "The private key of that certificate, PEM (VAULT_CLIENT_KEY).")
  private @Nullable Path key;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "For which application (KEYSTREAM_APPLICATION; default: the program's name).")
  private @Nullable String application;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long each request may take (default: 30s).")
  private Duration timeout = Duration.ofSeconds(30);

  /**
   * Asks as these options say, or else as the environment does.
   *
   * @param otherwise the application, where none is named
   */
  VaultSession session(Surroundings surroundings, String otherwise) {
    var vault = new VaultVariables(surroundings);
    vault.refuseWhatIsNotThere();
    try {
      var server =
          new VaultServer(
              URI.create(address(vault)),
              trusted(vault),
              new Application(surroundings.chosen(application, "KEYSTREAM_APPLICATION", otherwise)),
              timeout);
      return new VaultSession(server, proof(vault), surroundings.clock());
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    } catch (BadCredential e) {
      throw Stop.failed("bad-credential", e.getMessage() + ".");
    }
  }

  /** Variables of who reads that a program it starts has no use for. */
  static Set<String> credentialVariables() {
    return VaultVariables.CREDENTIALS;
  }

  private String address(VaultVariables vault) {
    var chosen = address == null ? vault.get("ADDR") : address;
    if (chosen.isEmpty()) {
      throw Stop.usage(
          "Which platform? --address https://HOST:PORT, or VAULT_ADDR; of the one on this machine:"
              + " eval \"$(./keystream env)\"");
    }
    return chosen;
  }

  private TrustedServers trusted(VaultVariables vault) {
    var file = authorities == null ? vault.path("CACERT") : authorities;
    if (file != null) {
      return TrustedServers.ofFile(file);
    }
    var directory = vault.path("CAPATH");
    return directory == null ? TrustedServers.ofJdk() : TrustedServers.ofDirectory(directory);
  }

  /** What is said in the command line counts first, then a token, as with Vault's own command. */
  private Proof proof(VaultVariables vault) {
    if (roleId != null || secretId != null) {
      return new Proof.Role(
          both(roleId, "--role-id-file and --secret-id-file"),
          both(secretId, "--role-id-file and --secret-id-file"));
    }
    if (token != null) {
      return new Proof.TokenFile(token);
    }
    if (certificate == null && key == null && !vault.get("TOKEN").isEmpty()) {
      return new Proof.Token(new SecretText(vault.get("TOKEN")));
    }
    var itsCertificate = certificate == null ? vault.path("CLIENT_CERT") : certificate;
    var itsKey = key == null ? vault.path("CLIENT_KEY") : key;
    if (itsCertificate == null && itsKey == null) {
      throw Stop.usage(
          "Who reads? --role-id-file and --secret-id-file, --token-file, VAULT_TOKEN, or"
              + " --client-certificate and --client-key");
    }
    var names = "a certificate and its key: --client-certificate and --client-key";
    return new Proof.Certificate(
        CredentialFiles.read(both(itsCertificate, names), both(itsKey, names)));
  }

  private static Path both(@Nullable Path file, String names) {
    if (file == null) {
      throw Stop.usage("It takes both: " + names);
    }
    return file;
  }
}
