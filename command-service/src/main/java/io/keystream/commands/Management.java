package io.keystream.commands;

import io.keystream.commands.http.ManagementApi;
import io.keystream.commands.kafka.KafkaClients;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.directory.FoundingFile;
import io.keystream.directory.X509Certificates;
import io.keystream.http.Routes;
import io.keystream.http.Unread;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a command-service answers over HTTPS, as Vault does: tokens, logins, and what the platform
 * is. It decides nothing about keys and principals; that is asked of the lanes.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class Management implements AutoCloseable {

  private final ManagementApi api;

  private Management(ManagementApi api) {
    this.api = api;
  }

  /**
   * Starts and returns at once.
   *
   * @param random for the secrets of tokens
   */
  public static Management start(
      CommandServiceConfiguration configuration, InstantSource clock, SecureRandom random) {
    var founding = FoundingFile.read(configuration.foundingCertificate(), new X509Certificates());
    return new Management(
        ManagementApi.start(
            new KafkaClients(configuration.bootstrapServers(), configuration.node()),
            founding,
            credential(configuration.credential()),
            configuration.node(),
            clock,
            random));
  }

  private static Credential credential(Path name) {
    try {
      return new CredentialFiles(name).read();
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException("credential: " + e.getMessage(), e);
    }
  }

  /** For a listener, which it may share with other services. */
  public List<Routes> routes() {
    return api.routes();
  }

  /** What becomes of requests that nobody takes, for the same listener. */
  public Unread unread() {
    return api.unread();
  }

  /** Why it answers nothing any more. */
  public Optional<String> stopped() {
    return api.stopped();
  }

  @Override
  public void close() {
    api.close();
  }
}
