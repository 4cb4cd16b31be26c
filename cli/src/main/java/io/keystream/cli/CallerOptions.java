package io.keystream.cli;

import io.keystream.client.ClientConfiguration;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who asks, for which application and which person. */
final class CallerOptions {

  private static final String APPLICATION = "keystream-cli";

  @Mixin private final CredentialOptions credential = new CredentialOptions();

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "For which application (KEYSTREAM_APPLICATION; default: keystream-cli).")
  private @Nullable String application;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "For which person (KEYSTREAM_USER; default: the user of this machine).")
  private @Nullable String user;

  ClientConfiguration configuration(PlatformOptions platform, Surroundings surroundings) {
    return credential.configuration(platform, surroundings, signer -> caller(signer, surroundings));
  }

  Optional<Certificate> foundingIfKnown(PlatformOptions platform, Surroundings surroundings) {
    return credential.foundingIfKnown(platform, surroundings);
  }

  Caller caller(Credential signer, Surroundings surroundings) {
    return caller(
        signer,
        surroundings.chosen(application, "KEYSTREAM_APPLICATION", APPLICATION),
        surroundings.chosen(user, "KEYSTREAM_USER", login()));
  }

  /** Where nobody says for whom: the command line itself, and the user of this machine. */
  static Caller byDefault(Credential signer) {
    return caller(signer, APPLICATION, login());
  }

  private static Caller caller(Credential signer, String application, String user) {
    try {
      return new Caller(
          new Principal(signer.certificate().commonName()),
          new Application(application),
          new User.Asserted(user));
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }

  private static String login() {
    return System.getProperty("user.name", "unknown");
  }
}
