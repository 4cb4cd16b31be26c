package io.keystream.client;

import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Where the events of a key are: Kafka's default partitioner (murmur2) over the key's name. */
final class KeyPartition {
  private KeyPartition() {}

  static TopicPartition of(KeyName key, Topic<?> topic, int partitions) {
    var hash = Utils.murmur2(key.path().getBytes(StandardCharsets.UTF_8));
    return new TopicPartition(topic.name(), Utils.toPositive(hash) % partitions);
  }
}
