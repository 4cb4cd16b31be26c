package io.keystream.client;

import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.secret.SecretCommand;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Sends what callers ask of keys and secrets, as a service that has authenticated them: it signs,
 * their policies decide.
 *
 * <p>Thread safety: safe.
 */
public final class CommandsOnBehalf implements AutoCloseable {

  private final ClientConfiguration configuration;
  private final Connection connection;

  private CommandsOnBehalf(ClientConfiguration configuration, Connection connection) {
    this.configuration = configuration;
    this.connection = connection;
  }

  /**
   * Connects to the platform.
   *
   * @param configuration with the service's own credential
   * @throws NoAnswer.Disconnected if Kafka does not answer, or the platform's topics are missing
   */
  public static CommandsOnBehalf connect(
      ClientConfiguration configuration, InstantSource clock, SecureRandom random) {
    return new CommandsOnBehalf(
        configuration, Connection.open(configuration, clock, clock, random));
  }

  /** The decision, or {@link NoAnswer} when none came within the timeout. */
  public CompletableFuture<Answer<Accepted>> send(KeyCommand command, OnBehalf behalf) {
    return connection
        .command(UUID.randomUUID().toString(), command, behalf)
        .thenApply(Replies::command);
  }

  /** The same for a command about a secret, or about the store of all of them. */
  public CompletableFuture<Answer<SecretAccepted>> send(SecretCommand command, OnBehalf behalf) {
    return connection
        .command(UUID.randomUUID().toString(), command, behalf)
        .thenApply(Replies::secretCommand);
  }

  /** What becomes of a key from here on. */
  public KeyWatch watch(KeyName key) {
    return KeyWatch.open(configuration.bus(), key);
  }

  @Override
  public void close() {
    connection.close();
  }
}
