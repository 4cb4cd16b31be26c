package io.keystream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * What a data directory remembers between runs: the cluster's id and the ports of its nodes, in the
 * file {@code cluster.properties}.
 */
record ClusterFile(String clusterId, List<BrokerPorts> nodes) {

  static final String NAME = "cluster.properties";

  ClusterFile {
    nodes = List.copyOf(nodes);
  }

  /** Reads the file, or chooses an id and free ports and writes it. */
  static ClusterFile rememberedIn(Path directory, int nodeCount) {
    var file = directory.resolve(NAME);
    if (Files.exists(file)) {
      return read(file, nodeCount);
    }
    var ports = FreePorts.near(directory, 2 * nodeCount);
    var nodes = new ArrayList<BrokerPorts>();
    for (var node = 0; node < nodeCount; node++) {
      nodes.add(new BrokerPorts(ports.get(2 * node), ports.get(2 * node + 1)));
    }
    return new ClusterFile(Uuid.randomUuid().toString(), nodes).writtenTo(directory);
  }

  /** Keeps the id if there is one; the ports are the caller's. */
  static ClusterFile withPorts(Path directory, BrokerPorts ports) {
    var file = directory.resolve(NAME);
    var clusterId = Files.exists(file) ? read(file, 1).clusterId : Uuid.randomUuid().toString();
    return new ClusterFile(clusterId, List.of(ports)).writtenTo(directory);
  }

  private static ClusterFile read(Path file, int nodeCount) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    var nodes = new ArrayList<BrokerPorts>();
    for (var node = 1; node <= nodeCount; node++) {
      nodes.add(
          new BrokerPorts(
              port(properties, "node." + node + ".client.port", file),
              port(properties, "node." + node + ".controller.port", file)));
    }
    return new ClusterFile(required(properties, "cluster.id", file), nodes);
  }

  private static int port(Properties properties, String key, Path file) {
    var value = required(properties, key, file);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException _) {
      throw new BrokerFailure(file + ": '" + key + "' must be a port, is '" + value + "'");
    }
  }

  private static String required(Properties properties, String key, Path file) {
    var value = properties.getProperty(key);
    if (value == null) {
      throw new BrokerFailure(file + " lacks '" + key + "'; restore the file from a backup");
    }
    return value;
  }

  private ClusterFile writtenTo(Path directory) {
    var text = new StringBuilder("cluster.id=").append(clusterId).append('\n');
    for (var node = 1; node <= nodes.size(); node++) {
      var ports = nodes.get(node - 1);
      text.append("node.%d.client.port=%d%n".formatted(node, ports.client()));
      text.append("node.%d.controller.port=%d%n".formatted(node, ports.controller()));
    }
    try {
      var draft = directory.resolve(NAME + ".draft");
      Files.writeString(draft, text);
      Files.move(
          draft,
          directory.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BrokerFailure("cannot write to " + directory + ": " + e.getMessage(), e);
    }
    return this;
  }
}
