package io.keystream.follow;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes sure that what is decided next is decided on every record of some topics written until this
 * moment.
 *
 * <p><b>Thread safety:</b> one thread at a time; the others wait.
 */
public final class CurrentView implements AutoCloseable {

  /** A transaction of a dead writer holds the worker up for so long at most. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<TopicFollower> followers;
  private final EndOffsets ends;
  private final Map<TopicFollower, Collection<TopicPartition>> partitions = new LinkedHashMap<>();

  private CurrentView(List<TopicFollower> followers, EndOffsets ends) {
    this.followers = List.copyOf(followers);
    this.ends = ends;
  }

  /** Over the topics of these followers; for a thread of its own. */
  public static CurrentView of(
      FollowClients clients, String purpose, List<TopicFollower> followers) {
    return new CurrentView(followers, new EndOffsets(clients, purpose));
  }

  /**
   * One round trip to Kafka, however many topics; then usually nothing to wait for.
   *
   * @throws NotCurrent if a follower stays behind, or has stopped
   */
  public synchronized void await() {
    for (var follower : followers) {
      partitions.computeIfAbsent(follower, one -> ends.partitions(one.topic()));
    }
    var written = ends.of(partitions.values().stream().flatMap(Collection::stream).toList());
    try {
      for (var follower : followers) {
        follower.awaitApplied(of(follower, written), LIMIT);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<TopicPartition, Long> of(TopicFollower follower, Map<TopicPartition, Long> written) {
    var its = new HashMap<TopicPartition, Long>();
    for (var partition : Objects.requireNonNull(partitions.get(follower))) {
      its.put(partition, Objects.requireNonNull(written.get(partition)));
    }
    return its;
  }

  @Override
  public synchronized void close() {
    ends.close();
  }
}
