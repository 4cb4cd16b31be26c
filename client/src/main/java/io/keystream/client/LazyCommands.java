package io.keystream.client;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the lanes when somebody first asks something of them, because a service starts before
 * Kafka.
 *
 * <p><b>Thread safety:</b> safe; this class owns the lock.
 */
public final class LazyCommands implements AutoCloseable {

  private final ClientConfiguration configuration;
  private final InstantSource clock;
  private final SecureRandom random;
  private @Nullable CommandsOnBehalf connected;

  public LazyCommands(ClientConfiguration configuration, InstantSource clock, SecureRandom random) {
    this.configuration = configuration;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The connection.
   *
   * @throws NoAnswer.Disconnected if Kafka does not answer; the next one who asks tries again
   */
  public synchronized CommandsOnBehalf get() {
    if (connected == null) {
      connected = CommandsOnBehalf.connect(configuration, clock, random);
    }
    return connected;
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      connected.close();
    }
  }
}
