package io.keystream.commands;

import io.keystream.schemas.Topic;
import io.keystream.testkit.SharedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a topic, read from its beginning. */
public final class Log {
  private Log() {}

  /** Every committed record, partition by partition in order. */
  public static <V extends SpecificRecordBase> List<V> values(Topic<V> topic) {
    return records(topic).stream().map(ConsumerRecord::value).toList();
  }

  /** The same as bytes, whatever they are. */
  public static List<byte[]> bytes(Topic<?> topic) {
    return records(topic.name(), consumer(new ByteArrayDeserializer())).stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  public static <V extends SpecificRecordBase> List<ConsumerRecord<String, V>> records(
      Topic<V> topic) {
    return records(topic.name(), consumer(topic));
  }

  private static <V> List<ConsumerRecord<String, V>> records(
      String topic, Consumer<String, V> reader) {
    try (var consumer = reader) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = written(partitions);
      var records = new ArrayList<ConsumerRecord<String, V>>();
      var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        if (System.nanoTime() > limit) {
          throw new AssertionError("cannot read " + topic + " to " + ends);
        }
      }
      return records;
    }
  }

  /** Open transactions included: a commit is answered before its marker is everywhere. */
  private static Map<TopicPartition, Long> written(List<TopicPartition> partitions) {
    var settings = new HashMap<>(settings());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    var none = new ByteArrayDeserializer();
    try (var observer = new KafkaConsumer<>(settings, none, none)) {
      return observer.endOffsets(partitions);
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  static <V extends SpecificRecordBase> Consumer<String, V> consumer(Topic<V> topic) {
    return consumer(topic.deserializer());
  }

  private static <V> Consumer<String, V> consumer(Deserializer<V> values) {
    return new KafkaConsumer<>(settings(), new StringDeserializer(), values);
  }

  private static Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        SharedKafka.bootstrapServers(),
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }
}
