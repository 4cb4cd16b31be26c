package io.keystream.worker;

import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the log holds of key material at this moment. */
final class MaterialLog {
  private MaterialLog() {}

  /** The newest record under each name; null is a tombstone. */
  static Map<String, byte @Nullable []> of(String bootstrapServers) {
    var newest = new HashMap<String, byte @Nullable []>();
    try (var consumer = TestClients.consumer(bootstrapServers)) {
      var partitions =
          consumer.partitionsFor(Topics.KEY_MATERIAL.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          newest.put(record.key(), record.value());
        }
      }
    }
    return newest;
  }
}
