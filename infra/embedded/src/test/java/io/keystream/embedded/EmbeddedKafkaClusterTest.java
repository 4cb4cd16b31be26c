package io.keystream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaClusterTest {

  @TempDir private Path directory;

  @Test
  void transactions_go_on_while_any_one_node_is_down() throws Exception {
    try (var cluster = EmbeddedKafkaCluster.start(directory)) {
      var records = new Records(cluster.bootstrapServers(), "texts");
      records.createTopic(EmbeddedKafkaCluster.NODES);
      for (var node = 1; node <= EmbeddedKafkaCluster.NODES; node++) {
        cluster.stop(node);
        assertThat(cluster.running()).hasSize(2).doesNotContain(node);
        records.commit(Records.numbered(10 * node, 10 * node + 1));
        cluster.start(node);
      }
      assertThat(records.committed()).containsExactly("10", "11", "20", "21", "30", "31");
    }
  }

  @Test
  void committed_records_survive_a_restart_of_all_nodes() throws Exception {
    String address;
    try (var cluster = EmbeddedKafkaCluster.start(directory)) {
      address = cluster.bootstrapServers();
      var records = new Records(address, "texts");
      records.createTopic(EmbeddedKafkaCluster.NODES);
      records.commit("one");
    }
    try (var cluster = EmbeddedKafkaCluster.start(directory)) {
      assertThat(cluster.bootstrapServers()).isEqualTo(address);
      assertThat(new Records(address, "texts").committed()).containsExactly("one");
    }
  }
}
