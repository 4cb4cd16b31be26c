package io.keystream.streams;

import static io.keystream.streams.KafkaAnswer.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What Kafka says of a job's topics: their partitions and ends, and what the job committed. */
final class SourceOffsets {

  private final Admin admin;
  private final JobSettings job;

  SourceOffsets(Admin admin, JobSettings job) {
    this.admin = admin;
    this.job = job;
  }

  /**
   * The partitions of all topics.
   *
   * @throws KafkaDoesNotAnswer also when a topic does not exist
   */
  List<TopicPartition> partitions() {
    return await("describe " + job.sources(), admin.describeTopics(job.sources()).allTopicNames())
        .values()
        .stream()
        .flatMap(topic ->
            topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  /** What a reader of committed records can see. */
  Map<TopicPartition, Long> stableEnds(List<TopicPartition> partitions) {
    return ends(partitions, IsolationLevel.READ_COMMITTED);
  }

  /**
   * Where the next record goes. It is behind everything that anybody was told is committed, even
   * where a transaction's marker has not reached this partition yet.
   */
  Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    return ends(partitions, IsolationLevel.READ_UNCOMMITTED);
  }

  Map<TopicPartition, Long> committed(List<TopicPartition> partitions) {
    var asked = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
    var answer =
        await(
            "list the offsets of " + job.name(),
            admin
                .listConsumerGroupOffsets(Map.of(job.name(), asked))
                .partitionsToOffsetAndMetadata(job.name()));
    var committed = new HashMap<TopicPartition, Long>();
    // Kafka says null where nothing was committed: the job begins at the beginning.
    answer.forEach((partition, at) -> committed.put(partition, at == null ? 0 : at.offset()));
    return committed;
  }

  private Map<TopicPartition, Long> ends(
      List<TopicPartition> partitions, IsolationLevel isolation) {
    var asked =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    return await(
            "list the ends of " + job.sources(),
            admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }
}
