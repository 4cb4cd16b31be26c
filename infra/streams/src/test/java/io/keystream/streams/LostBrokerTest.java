package io.keystream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keystream.embedded.EmbeddedKafkaCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On three brokers of its own, because they are stopped. */
final class LostBrokerTest {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int PARTITIONS = 6;

  @TempDir private static Path directory;
  private static EmbeddedKafkaCluster cluster;
  private static Admin admin;

  @BeforeAll
  static void three_brokers() {
    cluster = EmbeddedKafkaCluster.start(directory.resolve("kafka"));
    admin = Admin.create(servers());
  }

  @AfterAll
  static void they_go() {
    admin.close();
    cluster.close();
  }

  @Test
  void a_job_goes_on_in_every_partition_while_any_one_broker_is_gone()
      throws ExecutionException, InterruptedException {
    var topic = create("values", EmbeddedKafkaCluster.NODES);
    try (var job = start(topic);
        var producer =
            new KafkaProducer<>(servers(), new StringSerializer(), new ByteArraySerializer())) {
      await().atMost(LONG).until(() -> job.health() instanceof JobHealth.Ready);
      for (var node = 1; node <= EmbeddedKafkaCluster.NODES; node++) {
        cluster.stop(node);
        for (var partition = 0; partition < PARTITIONS; partition++) {
          producer.send(record(topic, partition, "without node " + node)).get();
        }
        assertThat(job.catchUp(LONG).behind()).as("without node %d", node).isZero();
        cluster.start(node);
      }
    }
  }

  @Test
  void a_job_does_not_start_on_a_changelog_that_one_broker_can_take_along()
      throws ExecutionException, InterruptedException {
    var topic = create("fragile", EmbeddedKafkaCluster.NODES);
    var changelog = create(topic + "-" + KeepValues.STORE + "-changelog", 1);
    // A topic just made reaches the other brokers a moment later.
    await()
        .atMost(LONG)
        .during(Duration.ofSeconds(1))
        .ignoreExceptionsInstanceOf(KafkaDoesNotAnswer.class)
        .until(() -> isRefused(topic));
    assertThatThrownBy(() -> start(topic))
        .isInstanceOf(TooFewCopies.class)
        .hasMessageContaining(changelog + " has 1 replicas, the topics it is made from have 3");
  }

  private static boolean isRefused(String topic) {
    try {
      new InternalTopics(admin, settings(topic)).verified();
      return false;
    } catch (TooFewCopies _) {
      return true;
    }
  }

  private static JobSettings settings(String topic) {
    return new JobSettings(
        topic,
        List.of(topic),
        cluster.bootstrapServers(),
        "node-1",
        directory.resolve("state"),
        Duration.ofMillis(20));
  }

  private static StreamsJob start(String topic) {
    var progress = new Progress();
    return StreamsJob.start(
        settings(topic),
        KeepValues.topology(topic, progress),
        progress,
        admin,
        InstantSource.system());
  }

  private static String create(String topic, int replicas)
      throws ExecutionException, InterruptedException {
    admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) replicas))).all().get();
    return topic;
  }

  private static ProducerRecord<String, byte[]> record(String topic, int partition, String value) {
    return new ProducerRecord<>(topic, partition, "key", value.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> servers() {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }
}
