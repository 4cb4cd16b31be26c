package io.keystream.worker.kafka;

import io.keystream.follow.Backoff;
import io.keystream.follow.NotCurrent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in a group: polls, works off all that is in hand, hands the batch to the committer
 * and polls again.
 *
 * <p>What is sent and the input offsets are one transaction. When one is not committed, everything
 * behind it is given up and read again from the committed offsets.
 *
 * <p><b>Thread safety:</b> for one thread; {@link #wakeUp} for any.
 */
final class GroupSession implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupSession.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  /** A batch takes records for so long; then it commits, so that a burst does not delay all. */
  private static final Duration MAX_WORK = Duration.ofMillis(25);

  private final Consumer<String, byte[]> consumer;
  private final Supplier<ProducerRing> rings;
  private final GroupWork work;
  private final GroupProgress progress;
  private @Nullable ProducerRing ring;
  private boolean isLast;
  private boolean isOnErrand;

  GroupSession(
      Consumer<String, byte[]> consumer,
      Supplier<ProducerRing> rings,
      GroupWork work,
      GroupProgress progress) {
    this.consumer = consumer;
    this.rings = rings;
    this.work = work;
    this.progress = progress;
  }

  /**
   * Works until the end, or until the work can take nothing more.
   *
   * @throws CommitFailure when another process took this one's name, or a transaction timed out
   */
  void serve(String topic, Backoff backoff) {
    consumer.subscribe(List.of(topic), new Handover());
    while (!backoff.isEnded() && !isLast) {
      try {
        var open = ring == null ? resume() : ring;
        open.throwIfFailed();
        work(consumer.poll(isOnErrand ? Duration.ZERO : POLL), open);
        backoff.reset();
      } catch (WakeupException _) {
        // The end, or a batch was not committed: the next turn sees which.
      } catch (CommitFailure e) {
        giveUp(e);
        if (e.isFenced()) {
          throw e;
        }
      } catch (NotCurrent | RetriableException e) {
        giveUp(e);
        backoff.pause();
      }
    }
  }

  /** Ends a wait for records. */
  void wakeUp() {
    consumer.wakeup();
  }

  private void work(ConsumerRecords<String, byte[]> records, ProducerRing open) {
    if (records.isEmpty()) {
      stayInContact(open);
      return;
    }
    work.polled(records);
    var inHand = records.iterator();
    while (inHand.hasNext() && !isLast) {
      work.prepare();
      progress.contact();
      workOffSome(inHand, open);
    }
  }

  private void workOffSome(Iterator<ConsumerRecord<String, byte[]>> inHand, ProducerRing open) {
    var batch = open.begin();
    var until = System.nanoTime() + MAX_WORK.toNanos();
    var done = 0;
    var repeated = 0;
    do {
      var record = inHand.next();
      switch (work.take(record, batch)) {
        case DONE -> done++;
        case REPEATED -> repeated++;
        case SKIPPED -> {}
        case UNREADABLE ->
            consumer.pause(Set.of(new TopicPartition(record.topic(), record.partition())));
        case LAST -> isLast = true;
      }
    } while (inHand.hasNext() && !isLast && System.nanoTime() < until);
    open.commit(batch, consumer.groupMetadata());
    progress.batch(done, repeated);
  }

  /** Ready means that records would be worked off if there were any. */
  private void stayInContact(ProducerRing open) {
    isOnErrand = false;
    if (consumer.groupMetadata().generationId() > 0) {
      work.prepare();
      progress.contact();
      runErrand(open);
    }
  }

  /** With the offsets as they are, so that nothing is sent for partitions that others have. */
  private void runErrand(ProducerRing open) {
    var assigned = consumer.assignment();
    var numbers = assigned.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    var errand = work.errand(numbers);
    if (errand == null) {
      return;
    }
    isOnErrand = true;
    open.settle();
    var batch = open.begin();
    consumer
        .committed(assigned)
        .forEach((partition, committed) -> {
          if (committed != null) {
            batch.standsAt(partition, committed);
          }
        });
    errand.run(batch);
    open.commit(batch, consumer.groupMetadata());
  }

  /** From the committed offsets, with producers that abort whatever was left open. */
  private ProducerRing resume() {
    var open = rings.get();
    try {
      rewind();
    } catch (RuntimeException e) {
      // A wake-up too: not rewound is not resumed, or the records between would be left out.
      open.close();
      throw e;
    }
    ring = open;
    return open;
  }

  private void rewind() {
    work.rewound();
    var assigned = consumer.assignment();
    var committed = consumer.committed(assigned);
    var fresh = new HashSet<TopicPartition>();
    for (var partition : assigned) {
      var offset = committed.get(partition);
      if (offset == null) {
        fresh.add(partition);
      } else {
        consumer.seek(partition, offset);
      }
    }
    consumer.seekToBeginning(fresh);
  }

  private void giveUp(RuntimeException why) {
    log.atWarn().addKeyValue("reason", why.getMessage()).log("going back to the committed offsets");
    progress.restart(String.valueOf(why.getMessage()));
    closeRing();
  }

  private void closeRing() {
    var open = ring;
    ring = null;
    if (open != null) {
      open.close();
    }
  }

  /** Commits what was handed over, then gives the partitions to others. */
  @Override
  public void close() {
    closeRing();
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
    work.close();
  }

  /** Nothing of a partition is in flight when another member takes it. */
  private final class Handover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      progress.works(consumer.assignment());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      var open = ring;
      if (open != null) {
        open.settle();
      }
      leave(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      leave(partitions);
    }

    private void leave(Collection<TopicPartition> partitions) {
      work.left(partitions);
      var kept = new HashSet<>(consumer.assignment());
      kept.removeAll(partitions);
      progress.works(kept);
    }
  }
}
