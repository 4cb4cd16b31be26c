package io.keystream.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come in each partition it reads: everything before that offset is in its
 * stores.
 *
 * <p>The committed offset says the same, but late, and never moves over a partition's end that
 * holds only aborted transactions. So the job reports what its consumer delivered and what its
 * processors have finished.
 *
 * <p>Thread safety: safe; this class owns the lock.
 */
public final class Progress {

  private final Map<TopicPartition, Place> places = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  /** The same processors, reporting every record of {@code topic} that they have finished. */
  public <K, V, K2, V2> ProcessorSupplier<K, V, K2, V2> reported(
      String topic, ProcessorSupplier<K, V, K2, V2> processors) {
    return new ReportedProcessors<>(topic, processors, this, ReportedProcessors.Commits.ON_TIME);
  }

  /**
   * The same, and the job commits as soon as it has finished all that was delivered, so that a
   * single record is quick and many share a transaction. For topics of which every record matters
   * to somebody who waits.
   */
  public <K, V, K2, V2> ProcessorSupplier<K, V, K2, V2> reportedAndCommitted(
      String topic, ProcessorSupplier<K, V, K2, V2> processors) {
    return new ReportedProcessors<>(topic, processors, this, ReportedProcessors.Commits.AT_ONCE);
  }

  /** A partition's stores were opened or closed: what the job reported of it is void. */
  synchronized void forget(TopicPartition partition) {
    places.remove(partition);
  }

  /** The committed offset: what counts while the job itself has reported nothing. */
  synchronized void committed(TopicPartition partition, long offset) {
    committed.merge(partition, offset, Math::max);
    notifyAll();
  }

  /** Whether the job itself has reported something of a partition. */
  synchronized boolean isReported(TopicPartition partition) {
    return places.containsKey(partition);
  }

  /** The consumer handed records to the job; {@code next} is where it goes on. */
  synchronized void delivered(TopicPartition partition, long first, long last, long next) {
    var known = places.get(partition);
    places.put(partition, new Place(known == null ? first : known.reached(), last, next));
  }

  /** The consumer went over transaction markers or aborted records, and nothing else. */
  synchronized void passed(TopicPartition partition, long next) {
    var known = places.get(partition);
    var pending = known == null ? null : known.pending();
    var reached = known == null || pending == null ? next : known.reached();
    places.put(partition, new Place(reached, pending, next));
    notifyAll();
  }

  /**
   * A record's results are in the stores.
   *
   * @return whether it was the last that was delivered
   */
  synchronized boolean finished(TopicPartition partition, long offset) {
    var known = places.get(partition);
    if (known == null || known.pending() == null) {
      return false;
    }
    var last = offset >= known.pending();
    places.put(
        partition,
        last
            ? new Place(known.next(), null, known.next())
            : new Place(offset + 1, known.pending(), known.next()));
    notifyAll();
    return last;
  }

  /** Everything before this offset is in the stores. */
  synchronized long reached(TopicPartition partition) {
    var known = places.get(partition);
    return known == null ? committed.getOrDefault(partition, 0L) : known.reached();
  }

  /** Waits until every partition has reached its offset, at most {@code limit}. */
  synchronized void await(Map<TopicPartition, Long> wanted, Duration limit)
      throws InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    while (!hasReached(wanted)) {
      var leftMillis = (end - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return;
      }
      wait(leftMillis);
    }
  }

  private boolean hasReached(Map<TopicPartition, Long> wanted) {
    return wanted.entrySet().stream()
        .allMatch(entry -> reached(entry.getKey()) >= entry.getValue());
  }

  /**
   * @param reached everything before it is in the stores
   * @param pending the last record delivered and not finished
   * @param next where the consumer goes on
   */
  private record Place(long reached, @Nullable Long pending, long next) {}
}
