package io.keystream.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What is committed on a topic at this moment. */
final class WholeTopic {
  private WholeTopic() {}

  static List<ConsumerRecord<String, byte[]>> of(String bootstrapServers, String topic) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = TestClients.consumer(bootstrapServers)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }
}
