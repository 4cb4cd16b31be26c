package io.keystream.commands.kafka;

import io.keystream.commands.FreshTopics;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Names of keys that live in a certain partition. */
public final class KeysOfPartition {
  private KeysOfPartition() {}

  public static String first(int partition) {
    return of(partition).findFirst().orElseThrow();
  }

  public static Stream<String> of(int partition) {
    var partitions = FreshTopics.SIZING.keyPartitions();
    return IntStream.range(0, 1_000_000)
        .mapToObj(number -> "key-" + number)
        .filter(key ->
            BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions)
                == partition);
  }
}
