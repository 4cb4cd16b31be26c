package io.keystream.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
final class ContainerKafkaTest {

  private static final int RECORDS = 300;
  private static final TopicPartition TOPIC = new TopicPartition("survivor", 0);

  @Test
  void acknowledged_records_survive_the_kill_of_a_leader()
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var kafka = ContainerKafka.start();
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 3))).all().get();
      var leader = leader(admin);
      try (var producer = producer(kafka)) {
        for (var i = 0; i < RECORDS; i++) {
          if (i == RECORDS / 2) {
            kafka.kill(leader);
          }
          var record = new ProducerRecord<>(TOPIC.topic(), "k", Integer.toString(i));
          assertThat(producer.send(record).get(60, TimeUnit.SECONDS)).isNotNull();
        }
      }
      assertThat(values(kafka))
          .containsExactlyElementsOf(
              IntStream.range(0, RECORDS).mapToObj(Integer::toString).toList());
    }
  }

  /** A topic just made reaches the other brokers a moment later. */
  private static int leader(Admin admin) {
    return Awaitility.await("a leader")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(
            () -> admin.describeTopics(List.of(TOPIC.topic())).allTopicNames().get(), found -> true)
        .values()
        .iterator()
        .next()
        .partitions()
        .getFirst()
        .leader()
        .id();
  }

  private static List<String> values(ContainerKafka kafka) {
    var read = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
            return new HashSet<>(read).size() >= RECORDS;
          });
    }
    return read;
  }

  private static KafkaProducer<String, String> producer(ContainerKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", "0"),
        new StringSerializer(),
        new StringSerializer());
  }
}
