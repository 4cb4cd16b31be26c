package io.keystream.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kafka.server.BrokerServer;
import kafka.server.KafkaConfig;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One running Kafka node, broker and controller in one. */
final class BrokerNode implements AutoCloseable {

  /** A node that the quorum does not let go in time goes all the same, as if it were killed. */
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(20);

  private final NodeController controller;
  private final BrokerServer broker;

  private BrokerNode(NodeController controller) {
    this.controller = controller;
    this.broker = new BrokerServer(controller.shared());
  }

  /** Formats the directory if it is empty, starts the node, returns when it serves clients. */
  static BrokerNode start(NodeSettings settings) {
    requireFree(settings, settings.ports().client());
    requireFree(settings, settings.ports().controller());
    if (!isFormatted(settings)) {
      format(settings);
    } else if (settings.isAlone()) {
      fenceDeadBroker(settings);
    }
    var node = construct(settings);
    try {
      BrokerHalt.guard(settings.logDirectory(), node::startUp);
      return node;
    } catch (RuntimeException e) {
      node.close();
      throw failure(settings, e);
    }
  }

  /** Hands over what it leads and serves no client any more; it still has its vote. */
  void leave() {
    broker.shutdown(LEAVE_LIMIT);
    broker.awaitShutdown();
  }

  @Override
  public void close() {
    leave();
    controller.close();
  }

  private void startUp() {
    controller.server().startup();
    broker.startup();
  }

  private static void fenceDeadBroker(NodeSettings settings) {
    try {
      BrokerHalt.guard(settings.logDirectory(), () -> DeadBroker.fence(settings));
    } catch (RuntimeException e) {
      throw failure(settings, e);
    }
  }

  private static BrokerNode construct(NodeSettings settings) {
    try {
      return new BrokerNode(NodeController.of(KafkaConfig.fromProps(settings.properties(), false)));
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

  private static boolean isFormatted(NodeSettings settings) {
    return Files.exists(
        settings.logDirectory().resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
  }

  private static void format(NodeSettings settings) {
    var directory = settings.logDirectory();
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
