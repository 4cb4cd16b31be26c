package io.keystream.worker.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What can be seen from outside of a member's work.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class GroupProgress {

  private static final Duration CONTACT_LIMIT = Duration.ofSeconds(15);

  private final LongAdder done = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder restarts = new LongAdder();
  private volatile String trouble = "it has not joined its group";
  private volatile Set<Integer> partitions = Set.of();
  private volatile long contactNanos = System.nanoTime();

  void batch(int records, int repeats) {
    batches.increment();
    done.add(records);
    repeated.add(repeats);
  }

  void restart(String why) {
    restarts.increment();
    trouble = why;
  }

  void trouble(String why) {
    trouble = why;
  }

  /** Kafka answered, and work can be done. */
  void contact() {
    contactNanos = System.nanoTime();
    trouble = "";
  }

  void works(Collection<TopicPartition> assigned) {
    partitions =
        assigned.stream().map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
  }

  /** Whose records are worked off. */
  Set<Integer> partitions() {
    return partitions;
  }

  GroupCounts counts() {
    return new GroupCounts(done.sum(), repeated.sum(), batches.sum(), restarts.sum());
  }

  /** Why no record would be worked off now. */
  Optional<String> notReady() {
    var why = trouble;
    if (!why.isEmpty()) {
      return Optional.of(why);
    }
    var silence = Duration.ofNanos(System.nanoTime() - contactNanos);
    return silence.compareTo(CONTACT_LIMIT) > 0
        ? Optional.of("no success for " + silence.toSeconds() + " seconds")
        : Optional.empty();
  }
}
