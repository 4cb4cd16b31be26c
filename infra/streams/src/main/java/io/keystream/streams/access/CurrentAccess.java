package io.keystream.streams.access;

import io.keystream.directory.VerifiedDirectory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * The directory as its follower knows it, as new as the record that is judged by it.
 *
 * <p>Kafka is asked for the end of the record's partition, then for that of the access events: once
 * the follower has read so far, every record below the first end is judged without another
 * question. So a backlog costs two questions and a burst two for each partition.
 *
 * <p><b>Thread safety:</b> one thread at a time; the others wait.
 */
public final class CurrentAccess implements AccessAt {

  /** Less than a job has to close; an open transaction that takes longer is asked about again. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(8);

  private static final Duration MAX_WAIT_FOR_TOPIC = Duration.ofMinutes(1);

  /** One signature and one decision for each event there ever was. */
  private static final Duration MAX_START = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final AccessFollower follower;
  private final WrittenEnds ends;
  private final Map<TopicPartition, Long> covered = new HashMap<>();

  public CurrentAccess(AccessFollower follower, Admin admin) {
    this.follower = follower;
    this.ends = new WrittenEnds(admin);
  }

  /**
   * Returns once everything is read that the topic holds at the call.
   *
   * @throws NotCurrent if there is no topic within a minute, or it takes longer than ten to read
   */
  public void awaitStart() {
    follower.awaitApplied(firstEnd(), MAX_START);
  }

  @Override
  public synchronized VerifiedDirectory at(String topic, int partition, long offset) {
    var place = new TopicPartition(topic, partition);
    if (offset >= covered.getOrDefault(place, 0L)) {
      cover(place);
    }
    return follower.directory();
  }

  /** The record's end comes first: what is written behind it may know events not waited for. */
  private void cover(TopicPartition place) {
    var end = ends.of(place);
    follower.awaitApplied(ends.of(AccessFollower.EVENTS), MAX_WAIT);
    covered.put(place, end);
  }

  private long firstEnd() {
    var giveUpAt = System.nanoTime() + MAX_WAIT_FOR_TOPIC.toNanos();
    while (true) {
      try {
        return ends.of(AccessFollower.EVENTS);
      } catch (NotCurrent e) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
