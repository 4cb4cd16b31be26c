package io.keystream.clients;

import io.keystream.client.AccessClient;
import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.vault.VaultHttp;
import io.keystream.client.vault.VaultServer;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.TrustedServers;
import io.keystream.domain.caller.Application;
import io.keystream.local.Apart;
import io.keystream.local.DataLayout;
import io.keystream.local.Platform;
import io.keystream.local.PlatformConfiguration;
import io.keystream.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The platform that all clients of this JVM share, because a process has one SoftHSM: broker, token
 * and all services in this JVM, stopped when it ends. What clients are told is what {@code
 * keystream env} prints.
 */
final class OnePlatform {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration TOKEN_TTL = Duration.ofHours(1);
  private static final String APPLICATION = "clients";

  private OnePlatform() {}

  /** {@code VAULT_ADDR}. */
  static String address() {
    return Running.PLATFORM.https().toString();
  }

  /** Where its services answer each for itself. */
  static Apart apart() {
    return Running.PLATFORM.apart();
  }

  /** {@code VAULT_CACERT}, in PEM. */
  static Path authority() {
    return server().certificate();
  }

  /** {@code VAULT_CLIENT_CERT} and {@code VAULT_CLIENT_KEY}: the founding operator's. */
  static CredentialFiles operator() {
    return Running.PLATFORM.operator();
  }

  /** {@code VAULT_TOKEN}: one of the founding operator, fresh with each call. */
  static String token() {
    var asked =
        new VaultServer(
            Running.PLATFORM.https(),
            TrustedServers.only(server().readCertificate()),
            new Application(APPLICATION),
            LIMIT);
    try (var http = new VaultHttp(asked, operator().read())) {
      return http.logIn(TOKEN_TTL);
    }
  }

  /** What only operators command, signed by the founding one. */
  static AccessClient access() {
    return AccessClient.connect(
        ClientConfiguration.named(
            Bus.at(Running.PLATFORM.bootstrapServers()).withTimeout(LIMIT),
            operator().read(),
            APPLICATION,
            operator().readCertificate().fingerprint()),
        InstantSource.system(),
        Running.RANDOM);
  }

  static SecureRandom random() {
    return Running.RANDOM;
  }

  /** The certificate and key that it answers with. */
  static CredentialFiles server() {
    return new CredentialFiles(new DataLayout(Running.DIRECTORY).https());
  }

  /** The JVM initializes a class once, on first use: that is the lazy start and its lock. */
  private static final class Running {

    static final SecureRandom RANDOM = new SecureRandom();
    static final Path DIRECTORY = directory();
    static final Platform PLATFORM = start();

    private static Platform start() {
      var platform =
          Platform.start(
              new PlatformConfiguration(
                  new DataLayout(DIRECTORY),
                  new PlatformConfiguration.Bus.Embedded(),
                  Ports.FREE.withServicesApart()),
              InstantSource.system(),
              RANDOM,
              System.out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "one-platform-end"));
      return platform;
    }

    private static Path directory() {
      try {
        return Files.createTempDirectory(Path.of("target"), "platform-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
