package io.keystream.commands.ledger;

import io.keystream.schemas.Partitioning;

/**
 * The place of a partition among those of its topic.
 *
 * @param replyPartitions how many the topic of the answers has
 */
public record Lane(int partition, int partitions, int replyPartitions) {

  /**
   * Whether Kafka's default partitioner sends this key here; a key elsewhere would have two owners.
   */
  boolean isHomeOf(String key) {
    return Partitioning.partition(key, partitions) == partition;
  }
}
