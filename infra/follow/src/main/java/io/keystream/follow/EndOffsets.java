package io.keystream.follow;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks how far partitions are written at this moment, records of open transactions included: a
 * commit may be answered before its marker has reached every partition, so the end of what is
 * committed would come too early.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class EndOffsets implements AutoCloseable {

  private final Consumer<String, byte[]> observer;

  public EndOffsets(FollowClients clients, String purpose) {
    this.observer = clients.observer(purpose);
  }

  /** One round trip to each broker that leads one of the partitions. */
  public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
    assign(partitions);
    return observer.endOffsets(partitions, FollowClients.CALL_LIMIT);
  }

  /** It never polls; but the consumer warns about ends of partitions that it does not have. */
  private void assign(Collection<TopicPartition> partitions) {
    if (!observer.assignment().containsAll(partitions)) {
      observer.assign(partitions);
    }
  }

  /** The first record from that time on, committed or not; empty if there is none. */
  public OptionalLong since(TopicPartition partition, Instant time) {
    var found = observer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
  }

  /**
   * Every partition of a topic.
   *
   * @throws UnknownTopicOrPartitionException if there is no such topic (yet)
   */
  public Collection<TopicPartition> partitions(String topic) {
    var found = observer.partitionsFor(topic, FollowClients.CALL_LIMIT);
    if (found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    return found.stream().map(EndOffsets::partition).collect(Collectors.toUnmodifiableSet());
  }

  public static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  @Override
  public void close() {
    observer.close();
  }
}
