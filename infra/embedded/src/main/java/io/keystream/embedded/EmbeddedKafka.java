package io.keystream.embedded;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * A real Kafka broker inside this JVM: what {@code ./keystream up}, the demo and the tests run in
 * place of a cluster.
 *
 * <p>It keeps its data and its ports in the given directory over restarts, listens on 127.0.0.1
 * without authentication and creates no topic by itself. Any process of this machine can reach it,
 * and an acknowledged record is safe against the end of the process but, for the last seconds, not
 * against the loss of power: production runs three brokers elsewhere.
 *
 * <p>Thread safety: {@link #close} may be called from any thread.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final DataDirectory directory;
  private final BrokerPorts ports;
  private final BrokerNode node;

  private EmbeddedKafka(DataDirectory directory, BrokerPorts ports, BrokerNode node) {
    this.directory = directory;
    this.ports = ports;
    this.node = node;
  }

  /**
   * Starts on the ports that the directory remembers, free ones the first time; returns when
   * clients are served.
   *
   * @throws BrokerFailure if it does not start
   */
  public static EmbeddedKafka start(Path dataDirectory) {
    return start(dataDirectory, path -> ClusterFile.rememberedIn(path, 1));
  }

  /**
   * Starts on the given ports and remembers them.
   *
   * @throws BrokerFailure if it does not start
   */
  public static EmbeddedKafka start(Path dataDirectory, BrokerPorts ports) {
    return start(dataDirectory, path -> ClusterFile.withPorts(path, ports));
  }

  private static EmbeddedKafka start(Path dataDirectory, Function<Path, ClusterFile> cluster) {
    var directory = DataDirectory.open(dataDirectory);
    try {
      var log = directory.path().resolve("log");
      var settings = new NodeSettings(1, cluster.apply(directory.path()), log);
      return new EmbeddedKafka(directory, settings.ports(), BrokerNode.start(settings));
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** What clients put into {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + ports.client();
  }

  public Path dataDirectory() {
    return directory.path();
  }

  /** Stops the broker; returns when its files are closed. */
  @Override
  public void close() {
    node.close();
    directory.close();
  }
}
