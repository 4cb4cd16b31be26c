package io.keystream.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Three real Kafka brokers inside this JVM, any of which can be stopped and started again: what the
 * fault tests run.
 *
 * <p>Two replicas must have a record before it is acknowledged. A topic has one, as on any cluster,
 * unless its maker asks for more.
 *
 * <p>Thread safety: all methods may be called from any thread; they wait for each other.
 */
public final class EmbeddedKafkaCluster implements AutoCloseable {

  /** Nodes are numbered from 1 to this. */
  public static final int NODES = 3;

  private final DataDirectory directory;
  private final ClusterFile cluster;
  private final SortedMap<Integer, BrokerNode> running = new TreeMap<>();

  private EmbeddedKafkaCluster(DataDirectory directory, ClusterFile cluster) {
    this.directory = directory;
    this.cluster = cluster;
  }

  /**
   * Starts all nodes on the data and ports that the directory remembers; returns when all serve.
   *
   * @throws BrokerFailure if one of them does not start
   */
  public static EmbeddedKafkaCluster start(Path dataDirectory) {
    var directory = DataDirectory.open(dataDirectory);
    try {
      var file = ClusterFile.rememberedIn(directory.path(), NODES);
      var cluster = new EmbeddedKafkaCluster(directory, file);
      cluster.startAll();
      return cluster;
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** What clients put into {@code bootstrap.servers}: all nodes, running or not. */
  public String bootstrapServers() {
    return cluster.nodes().stream()
        .map(ports -> "127.0.0.1:" + ports.client())
        .collect(Collectors.joining(","));
  }

  /** Stops one node and leaves its data. */
  public synchronized void stop(int nodeId) {
    var node = running.remove(nodeId);
    if (node == null) {
      throw new IllegalStateException("node " + nodeId + " is not running; running: " + running());
    }
    node.close();
  }

  /** Starts a stopped node on its data; returns when it serves. */
  public synchronized void start(int nodeId) {
    if (running.containsKey(nodeId)) {
      throw new IllegalStateException("node " + nodeId + " is running already");
    }
    running.put(nodeId, BrokerNode.start(settings(nodeId)));
  }

  /** The numbers of the nodes that run. */
  public synchronized List<Integer> running() {
    return List.copyOf(running.keySet());
  }

  @Override
  public synchronized void close() {
    stopAll();
    directory.close();
  }

  private void stopAll() {
    // A node leaves only with the consent of a majority, so no vote goes before the last has left.
    forEachRunning(BrokerNode::leave);
    forEachRunning(BrokerNode::close);
    running.clear();
  }

  private void forEachRunning(Consumer<BrokerNode> work) {
    try (var threads = threads()) {
      running.values().forEach(node -> threads.execute(() -> work.accept(node)));
    }
  }

  /** A node serves only after a majority has elected a leader: they must start side by side. */
  private synchronized void startAll() {
    var failures = new ArrayList<BrokerFailure>();
    try (var threads = threads()) {
      var starting = new TreeMap<Integer, CompletableFuture<BrokerNode>>();
      for (var id = 1; id <= NODES; id++) {
        var settings = settings(id);
        starting.put(id, CompletableFuture.supplyAsync(() -> BrokerNode.start(settings), threads));
      }
      starting.forEach((id, node) -> {
        try {
          running.put(id, node.join());
        } catch (CompletionException e) {
          failures.add(new BrokerFailure("node " + id + ": " + e.getMessage(), e));
        }
      });
    }
    if (!failures.isEmpty()) {
      stopAll();
      throw failures.getFirst();
    }
  }

  private static ExecutorService threads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("kafka-node-", 1).factory());
  }

  private NodeSettings settings(int nodeId) {
    return new NodeSettings(nodeId, cluster, directory.path().resolve("node" + nodeId));
  }
}
