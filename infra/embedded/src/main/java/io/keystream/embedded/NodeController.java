package io.keystream.embedded;

import java.util.concurrent.CompletableFuture;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controller of a node and what it shares with the broker, put together as Kafka's own {@link
 * KafkaRaftServer} does, which gives neither out.
 */
record NodeController(SharedServer shared, ControllerServer server) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeController.class);

  static NodeController of(KafkaConfig config) {
    var directories =
        KafkaRaftServer.initializeLogDirs(config, LOG, "[node " + config.nodeId() + "] ");
    var properties = directories._1();
    var quorum = config.quorumConfig();
    var shared =
        new SharedServer(
            config,
            properties,
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, properties.clusterId().orElseThrow()),
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
            QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
            new StandardFaultHandlerFactory(),
            ServerSocketFactory.INSTANCE);
    return new NodeController(
        shared, new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2()));
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
