package io.keystream.worker.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes sure that what is decided next is decided on every record of a topic written until this
 * moment.
 *
 * <p><b>Thread safety:</b> one thread at a time; the others wait.
 */
public final class CurrentView implements AutoCloseable {

  /** A transaction of a dead writer holds the worker up for so long at most. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TopicFollower follower;
  private final EndOffsets ends;
  private Collection<TopicPartition> partitions = List.of();

  CurrentView(TopicFollower follower, EndOffsets ends) {
    this.follower = follower;
    this.ends = ends;
  }

  /**
   * One round trip to Kafka, then usually nothing to wait for.
   *
   * @throws NotCurrent if the follower stays behind, or has stopped
   */
  public synchronized void await() {
    if (partitions.isEmpty()) {
      partitions = ends.partitions(follower.topic());
    }
    try {
      follower.awaitApplied(ends.of(partitions), LIMIT);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public synchronized void close() {
    ends.close();
  }
}
