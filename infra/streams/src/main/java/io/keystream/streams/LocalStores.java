package io.keystream.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of a job on this instance: all partitions of a topic, or a refusal. */
final class LocalStores {

  private final KafkaStreams streams;
  private final SourceOffsets offsets;
  private final JobSettings job;

  LocalStores(KafkaStreams streams, SourceOffsets offsets, JobSettings job) {
    this.streams = streams;
    this.offsets = offsets;
    this.job = job;
  }

  <K, V> List<StoreOfPartition<ReadOnlyKeyValueStore<K, V>>> read(String name, String topic) {
    var partitions = offsets.partitions().stream().filter(p -> p.topic().equals(topic)).toList();
    var missing = new ArrayList<>(partitions);
    missing.removeAll(partitionsHere());
    if (!missing.isEmpty()) {
      throw new StoreUnavailable(
          "partitions %s of %s are not on node %s"
              .formatted(
                  missing.stream().map(TopicPartition::partition).toList(), topic, job.node()));
    }
    return partitions.stream().map(p -> this.<K, V>store(name, p.partition())).toList();
  }

  private Set<TopicPartition> partitionsHere() {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .collect(Collectors.toSet());
  }

  private <K, V> StoreOfPartition<ReadOnlyKeyValueStore<K, V>> store(String name, int partition) {
    var type = QueryableStoreTypes.<K, V>keyValueStore();
    var part = StoreQueryParameters.fromNameAndType(name, type).withPartition(partition);
    return new StoreOfPartition<>(partition, streams.store(part));
  }
}
