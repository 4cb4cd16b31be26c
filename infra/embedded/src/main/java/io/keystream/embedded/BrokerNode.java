package io.keystream.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One running Kafka node, broker and controller in one: the only class that knows Kafka's internal
 * server classes.
 */
final class BrokerNode implements AutoCloseable {

  private final KafkaRaftServer server;

  private BrokerNode(KafkaRaftServer server) {
    this.server = server;
  }

  /** Formats the directory if it is empty, starts the node, returns when it serves clients. */
  static BrokerNode start(NodeSettings settings) {
    requireFree(settings, settings.ports().client());
    requireFree(settings, settings.ports().controller());
    formatIfNeeded(settings);
    var server = construct(settings);
    try {
      BrokerHalt.guard(settings.logDirectory(), server::startup);
      return new BrokerNode(server);
    } catch (RuntimeException e) {
      server.shutdown();
      server.awaitShutdown();
      throw failure(settings, e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaRaftServer construct(NodeSettings settings) {
    try {
      var config = KafkaConfig.fromProps(settings.properties(), false);
      return new KafkaRaftServer(config, Time.SYSTEM);
    } catch (RuntimeException e) {
      throw failure(settings, e);
    }
  }

  private static BrokerFailure failure(NodeSettings settings, RuntimeException cause) {
    return new BrokerFailure(
        "the broker in " + settings.logDirectory() + " does not start: " + cause.getMessage(),
        cause);
  }

  private static void requireFree(NodeSettings settings, int port) {
    if (!FreePorts.isFree(port)) {
      throw new BrokerFailure(
          "port %d on 127.0.0.1, which the broker in %s uses, is taken; end the process that listens on it"
              .formatted(port, settings.logDirectory()));
    }
  }

  private static void formatIfNeeded(NodeSettings settings) {
    var directory = settings.logDirectory();
    if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return;
    }
    try {
      format(settings, directory);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new BrokerFailure("cannot format " + directory + ": " + e.getMessage(), e);
    }
  }

  // Kafka's signature: Formatter.run throws Exception.
  private static void format(NodeSettings settings, Path directory) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .setNodeId(settings.nodeId())
        .setClusterId(settings.cluster().clusterId())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }
}
