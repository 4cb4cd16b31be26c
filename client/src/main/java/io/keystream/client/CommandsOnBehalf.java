package io.keystream.client;

import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.schemas.wire.CommandReplyRecord;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

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

  /**
   * What is decided of a command about a key.
   *
   * @param id of the command and of its record; another one where it is asked again
   * @throws NoAnswer if nobody tells within the timeout
   */
  public Answer<Accepted> ask(UUID id, KeyCommand command, OnBehalf behalf) {
    return told(connection.command(id.toString(), command, behalf), Replies::command);
  }

  /**
   * The same of a command about a secret, or about the store of all of them.
   *
   * @param issuedAt when what it rests on was as it is: nobody decides on it when that is long ago
   */
  public Answer<SecretAccepted> ask(
      UUID id, SecretCommand command, OnBehalf behalf, Instant issuedAt) {
    return told(
        connection.command(id.toString(), command, behalf, issuedAt), Replies::secretCommand);
  }

  private static <T> Answer<T> told(
      CompletableFuture<CommandReplyRecord> reply, Function<CommandReplyRecord, Answer<T>> read) {
    try {
      return read.apply(reply.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof NoAnswer none ? none : e;
    }
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
