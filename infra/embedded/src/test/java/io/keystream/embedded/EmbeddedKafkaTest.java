package io.keystream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

  @TempDir private Path directory;

  @Test
  void committed_records_and_the_address_survive_a_restart() throws Exception {
    String address;
    try (var kafka = EmbeddedKafka.start(directory)) {
      address = kafka.bootstrapServers();
      var records = new Records(address, "texts");
      records.createTopic(1);
      records.commit("one", "two");
      records.abort("never");
    }
    try (var kafka = EmbeddedKafka.start(directory)) {
      assertThat(kafka.bootstrapServers()).isEqualTo(address);
      var records = new Records(address, "texts");
      records.commit("three");
      assertThat(records.committed()).containsExactly("one", "two", "three");
    }
  }

  @Test
  void given_ports_are_used_and_remembered() {
    var free = FreePorts.near(directory.resolve("elsewhere"), 2);
    var ports = new BrokerPorts(free.getFirst(), free.getLast());
    try (var kafka = EmbeddedKafka.start(directory, ports)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + ports.client());
    }
    assertThat(ClusterFile.rememberedIn(directory, 1).nodes()).containsExactly(ports);
  }

  @Test
  void a_topic_exists_only_after_somebody_created_it() throws Exception {
    try (var kafka = EmbeddedKafka.start(directory);
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThatThrownBy(() ->
              admin.describeTopics(List.of("unheard-of")).allTopicNames().get(60, TimeUnit.SECONDS))
          .hasMessageContaining("UnknownTopicOrPartition");
      assertThat(admin.listTopics().names().get(60, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    var ports = ClusterFile.rememberedIn(directory, 1).nodes().getFirst();
    try (var _ = new ServerSocket(ports.client(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory))
          .isInstanceOf(BrokerFailure.class)
          .hasMessageContaining("port " + ports.client() + " on 127.0.0.1")
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void a_second_broker_on_the_same_data_is_refused() throws Exception {
    try (var kafka = EmbeddedKafka.start(directory)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(kafka.dataDirectory()))
          .isInstanceOf(BrokerFailure.class)
          .hasMessageContaining("a broker is running in " + kafka.dataDirectory());
    }
  }

  @Test
  void a_start_on_damaged_data_is_an_exception_and_not_the_end_of_the_process() throws Exception {
    try (var _ = EmbeddedKafka.start(directory)) {
      // Makes the files that are damaged next.
    }
    var metadata = directory.resolve("log").resolve("__cluster_metadata-0");
    Files.move(metadata, directory.resolve("moved"));
    Files.writeString(metadata, "not a directory");
    assertThatThrownBy(() -> EmbeddedKafka.start(directory))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageContaining("does not start");
  }

  @Test
  void a_full_disk_stops_the_start() {
    assertThatThrownBy(() -> DataDirectory.open(directory, Long.MAX_VALUE))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageContaining("is full");
  }

  @Test
  void a_directory_that_is_a_file_stops_the_start() throws Exception {
    var file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> EmbeddedKafka.start(file))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageContaining(file.toString());
  }
}
