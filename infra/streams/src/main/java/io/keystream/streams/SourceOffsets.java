package io.keystream.streams;

import static io.keystream.streams.KafkaAnswer.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka says of a job's topics: their partitions and ends, and what the job committed. */
final class SourceOffsets {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(SourceOffsets.class);

  private final Admin admin;
  private final JobSettings job;

  SourceOffsets(Admin admin, JobSettings job) {
    this.admin = admin;
    this.job = job;
  }

  /**
   * Returns when all topics exist.
   *
   * @throws KafkaDoesNotAnswer when they do not within {@code limit}
   */
  void awaitTopics(Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        partitions();
        return;
      } catch (KafkaDoesNotAnswer e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        log.atInfo()
            .setMessage("waiting for topics")
            .addKeyValue("job", job.name())
            .addKeyValue("topics", job.sources())
            .addKeyValue("reason", e.getMessage())
            .log();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
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
