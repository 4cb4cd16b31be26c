package io.keystream.embedded;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The Kafka configuration of one node: everything on 127.0.0.1, small, quick to start. */
record NodeSettings(int nodeId, ClusterFile cluster, Path logDirectory) {

  BrokerPorts ports() {
    return cluster.nodes().get(nodeId - 1);
  }

  /** Whether there is no other node, so that this one's controller decides everything. */
  boolean isAlone() {
    return cluster.nodes().size() == 1;
  }

  Properties properties() {
    var properties = new Properties();
    identity(properties);
    replication(properties);
    transactions(properties);
    groups(properties);
    timers(properties);
    footprint(properties);
    return properties;
  }

  private void identity(Properties properties) {
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(nodeId));
    properties.put(
        "listeners",
        "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(ports().client(), ports().controller()));
    properties.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("inter.broker.listener.name", "CLIENT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put(
        "controller.quorum.voters",
        IntStream.rangeClosed(1, cluster.nodes().size())
            .mapToObj(id -> id + "@127.0.0.1:" + cluster.nodes().get(id - 1).controller())
            .collect(Collectors.joining(",")));
    properties.put("log.dirs", logDirectory.toString());
    properties.put("auto.create.topics.enable", "false");
  }

  private void replication(Properties properties) {
    var replicas = Integer.toString(cluster.nodes().size());
    var minInSync = cluster.nodes().size() > 1 ? "2" : "1";
    properties.put("min.insync.replicas", minInSync);
    properties.put("offsets.topic.replication.factor", replicas);
    properties.put("transaction.state.log.replication.factor", replicas);
    properties.put("transaction.state.log.min.isr", minInSync);
    properties.put("share.coordinator.state.topic.replication.factor", replicas);
    properties.put("share.coordinator.state.topic.min.isr", minInSync);
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.num.partitions", "4");
  }

  private static void transactions(Properties properties) {
    // The next transaction of a producer meets the markers of its last one; the default wait for
    // them, 20 ms, would be most of the answer time of a crypto request.
    properties.put("add.partitions.to.txn.retry.backoff.ms", "1");
    // What a crashed client left open blocks readers until it is aborted.
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }

  private static void groups(Properties properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.consumer.min.heartbeat.interval.ms", "500");
    properties.put("group.consumer.heartbeat.interval.ms", "1000");
    properties.put("group.consumer.min.session.timeout.ms", "6000");
    properties.put("group.consumer.session.timeout.ms", "10000");
  }

  private void timers(Properties properties) {
    properties.put("controller.quorum.append.linger.ms", "5");
    // Faster heartbeats overload the controller of a busy machine.
    properties.put("broker.heartbeat.interval.ms", "500");
    if (isAlone()) {
      properties.put("controller.quorum.election.timeout.ms", "100");
      // Nobody could take over, so nothing is gained by fencing it while it only is slow.
      properties.put("broker.session.timeout.ms", "600000");
    } else {
      properties.put("controller.quorum.election.timeout.ms", "1000");
      properties.put("controller.quorum.fetch.timeout.ms", "3000");
    }
  }

  private static void footprint(Properties properties) {
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("log.cleaner.threads", "1");
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
  }
}
