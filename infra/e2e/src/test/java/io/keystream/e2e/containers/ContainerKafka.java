package io.keystream.e2e.containers;

import io.keystream.embedded.BrokerPorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * Three Kafka brokers in containers, any of which can be killed.
 *
 * <p>They share the host's network and listen on 127.0.0.1, so that what they advertise is true
 * inside and outside.
 */
public final class ContainerKafka implements AutoCloseable {

  private static final DockerImageName PUBLIC_IMAGE = DockerImageName.parse("apache/kafka:4.3.1");
  private static final Duration MAX_START = Duration.ofMinutes(3);
  private static final int NODES = 3;

  private final List<BrokerPorts> ports;
  private final List<GenericContainer<?>> nodes;

  private ContainerKafka(List<BrokerPorts> ports, List<GenericContainer<?>> nodes) {
    this.ports = ports;
    this.nodes = nodes;
  }

  /** Starts the image named by KEYSTREAM_KAFKA_IMAGE, or the public one; returns when all serve. */
  public static ContainerKafka start() {
    var ports = FreePorts.pairs(NODES);
    var nodes =
        IntStream.rangeClosed(1, NODES)
            .<GenericContainer<?>>mapToObj(id -> node(id, ports))
            .toList();
    Startables.deepStart(nodes.stream()).join();
    var kafka = new ContainerKafka(ports, nodes);
    kafka.awaitBrokers();
    return kafka;
  }

  public String bootstrapServers() {
    return ports.stream().map(p -> "127.0.0.1:" + p.client()).collect(Collectors.joining(","));
  }

  /** Ends a broker with SIGKILL. */
  public void kill(int nodeId) {
    var node = nodes.get(nodeId - 1);
    node.getDockerClient().killContainerCmd(node.getContainerId()).withSignal("KILL").exec();
  }

  @Override
  public void close() {
    nodes.forEach(GenericContainer::stop);
  }

  private void awaitBrokers() {
    try (var admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
      Awaitility.await("three brokers in containers")
          .atMost(MAX_START)
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(() -> admin.describeCluster().nodes().get().size() == NODES);
    }
  }

  private static DockerImageName image() {
    var local = System.getenv("KEYSTREAM_KAFKA_IMAGE");
    return local == null || local.isEmpty() ? PUBLIC_IMAGE : DockerImageName.parse(local);
  }

  private static GenericContainer<?> node(int id, List<BrokerPorts> ports) {
    return new GenericContainer<>(image()).withNetworkMode("host").withEnv(settings(id, ports));
  }

  private static Map<String, String> settings(int id, List<BrokerPorts> ports) {
    var own = ports.get(id - 1);
    return Stream.of(
            "CLUSTER_ID=4L6g3nShT-eMCtK--X86sw",
            "KAFKA_NODE_ID=" + id,
            "KAFKA_PROCESS_ROLES=broker,controller",
            "KAFKA_LISTENERS=CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(own.client(), own.controller()),
            "KAFKA_ADVERTISED_LISTENERS=CLIENT://127.0.0.1:" + own.client(),
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "KAFKA_INTER_BROKER_LISTENER_NAME=CLIENT",
            "KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER",
            "KAFKA_CONTROLLER_QUORUM_VOTERS=" + voters(ports),
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE=false",
            "KAFKA_MIN_INSYNC_REPLICAS=2",
            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=3",
            "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=3",
            "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=2",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR=3",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR=2",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS=4",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS=4",
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS=0",
            "KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE=8388608")
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static String voters(List<BrokerPorts> ports) {
    return IntStream.rangeClosed(1, NODES)
        .mapToObj(id -> id + "@127.0.0.1:" + ports.get(id - 1).controller())
        .collect(Collectors.joining(","));
  }
}
