package io.keystream.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where Kafka's default partitioner puts a record key: murmur2 of its UTF-8 bytes. */
public final class Partitioning {
  private Partitioning() {}

  public static int partition(String key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
  }
}
