package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Lane;
import io.keystream.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * What has to be known of a kind's topics before one of its partitions is worked on.
 *
 * @param partitions of its commands
 * @param events the id of the topic of events: another one means another history
 */
record Cluster(int partitions, int replyPartitions, Uuid events) {

  /**
   * Asks Kafka.
   *
   * @throws KafkaException when a topic is missing or Kafka does not answer: try again
   * @throws IllegalStateException when commands and events are not partitioned alike
   */
  static Cluster of(Admin admin, Kind kind) {
    var names =
        List.of(
            kind.commands().name(),
            kind.events().name(),
            Topics.COMMAND_REPLIES.name(),
            Topics.AUDIT_LOG.name());
    var topics = await(admin.describeTopics(names).allTopicNames());
    var commands = of(topics, kind.commands().name()).partitions().size();
    var events = of(topics, kind.events().name());
    if (commands != events.partitions().size()) {
      throw new IllegalStateException(
          "%s has %d partitions and %s has %d: they belong together and must be as many"
              .formatted(kind.commands(), commands, kind.events(), events.partitions().size()));
    }
    var replies = of(topics, Topics.COMMAND_REPLIES.name()).partitions().size();
    return new Cluster(commands, replies, events.topicId());
  }

  Lane lane(int partition) {
    return new Lane(partition, partitions, replyPartitions);
  }

  /** How far a partition is written, open transactions included. */
  static long highWatermark(Admin admin, TopicPartition partition) {
    return offset(admin, partition, OffsetSpec.latest());
  }

  static long beginning(Admin admin, TopicPartition partition) {
    return offset(admin, partition, OffsetSpec.earliest());
  }

  private static long offset(Admin admin, TopicPartition partition, OffsetSpec spec) {
    var options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    return await(admin.listOffsets(Map.of(partition, spec), options).partitionResult(partition))
        .offset();
  }

  private static <V> V of(Map<String, V> answers, String topic) {
    return Objects.requireNonNull(answers.get(topic), () -> "Kafka says nothing of " + topic);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(KafkaClients.CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka refused: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka did not answer within " + KafkaClients.CALL_LIMIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka", e);
    }
  }
}
