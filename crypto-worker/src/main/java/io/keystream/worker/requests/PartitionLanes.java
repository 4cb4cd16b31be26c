package io.keystream.worker.requests;

import io.keystream.follow.Place;
import io.keystream.worker.repeats.AuditedRequests;
import io.keystream.worker.repeats.SeenRequests;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What the worker remembers of each request partition that it serves: the requests seen, the keys
 * counted in its callers' budgets, and where it stopped.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class PartitionLanes implements AutoCloseable {

  private final AuditedRequests audited;
  private final CountedKeys counted;
  private final Map<TopicPartition, SeenRequests> seen = new HashMap<>();
  private final Map<TopicPartition, CallerBudgets> budgets = new HashMap<>();
  private final Map<TopicPartition, String> stops;

  /**
   * Remembers nothing yet.
   *
   * @param stops where others look for what stopped
   */
  PartitionLanes(AuditedRequests audited, CountedKeys counted, Map<TopicPartition, String> stops) {
    this.audited = audited;
    this.counted = counted;
    this.stops = stops;
  }

  /** Read from the audit log the first time, after the partition's committed offset was read. */
  SeenRequests seen(TopicPartition partition) {
    return seen.computeIfAbsent(partition, p -> audited.of(p.partition()));
  }

  /** Likewise, from what was counted. */
  CallerBudgets budgets(TopicPartition partition) {
    return budgets.computeIfAbsent(partition, p -> counted.of(p.partition()));
  }

  boolean isStopped(TopicPartition partition) {
    return stops.containsKey(partition);
  }

  void stop(TopicPartition partition, ConsumerRecord<?, ?> at, String why) {
    stops.put(partition, Place.of(at) + ": " + why);
  }

  /** What was answered and counted is known no longer: it will be read from the log again. */
  void forget() {
    seen.clear();
    budgets.clear();
  }

  /** Somebody else serves them. */
  void leave(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> {
      seen.remove(partition);
      budgets.remove(partition);
      stops.remove(partition);
    });
  }

  @Override
  public void close() {
    stops.clear();
    audited.close();
    counted.close();
  }
}
