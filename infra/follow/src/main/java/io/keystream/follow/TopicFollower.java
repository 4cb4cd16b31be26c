package io.keystream.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of a topic from its beginning and applies each committed record once, in
 * order.
 *
 * <p>A record that cannot be applied stops the follower for good, with topic, partition and offset:
 * nothing is decided on a fold that left something out.
 *
 * <p><b>Thread safety:</b> one thread of its own applies; any thread may wait and ask.
 */
public final class TopicFollower implements AutoCloseable {

  /** Takes the records; called from the follower's thread only. */
  public interface Sink {

    /**
     * Called before the records of one poll, for what all of them need; called again after a while
     * when it throws {@link NotCurrent} or a {@link RetriableException}.
     */
    default void prepare() {}

    void apply(ConsumerRecord<String, byte[]> record);
  }

  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final FollowClients clients;
  private final String topic;
  private final Sink sink;
  private final Thread thread;
  private final Map<TopicPartition, Long> applied = new HashMap<>();
  private final Backoff backoff = new Backoff();
  private @Nullable String stopped;
  private volatile @Nullable Consumer<String, byte[]> consumer;

  public TopicFollower(FollowClients clients, String topic, Sink sink) {
    this.clients = clients;
    this.topic = topic;
    this.sink = sink;
    this.thread = Thread.ofPlatform().daemon().name("follow " + topic).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Returns once every record below the given ends is applied.
   *
   * @throws NotCurrent if that takes longer than the limit, or the follower has stopped
   */
  public synchronized void awaitApplied(Map<TopicPartition, Long> ends, Duration limit)
      throws InterruptedException {
    var giveUpAt = System.nanoTime() + limit.toNanos();
    while (!hasApplied(ends)) {
      if (stopped != null) {
        throw new NotCurrent(stopped);
      }
      var leftMillis = (giveUpAt - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        throw new NotCurrent(
            topic + " is applied up to " + applied + " after " + limit + ", needed is " + ends);
      }
      wait(leftMillis);
    }
  }

  /** To decide on everything written until then; for a thread of its own. */
  public CurrentView current(String purpose) {
    return CurrentView.of(clients, purpose + "-" + topic, List.of(this));
  }

  String topic() {
    return topic;
  }

  /** Why it no longer follows. */
  public synchronized Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  private boolean hasApplied(Map<TopicPartition, Long> ends) {
    for (var end : ends.entrySet()) {
      if (applied.getOrDefault(end.getKey(), -1L) < end.getValue()) {
        return false;
      }
    }
    return true;
  }

  private void run() {
    try (var reader = clients.reader("follow-" + topic)) {
      consumer = reader;
      var partitions = assign(reader);
      while (!backoff.isEnded()) {
        apply(reader.poll(POLL));
        publish(reader, partitions);
      }
    } catch (WakeupException _) {
      stop(topic + " is no longer followed: the worker closes");
    } catch (KafkaException | CorruptTopic e) {
      log.atError().addKeyValue("topic", topic).setCause(e).log("stopped following");
      stop(String.valueOf(e.getMessage()));
    }
  }

  /** Waits for the topic: services start in any order. */
  private List<TopicPartition> assign(Consumer<String, byte[]> reader) {
    while (true) {
      try {
        var partitions = reader.partitionsFor(topic).stream().map(EndOffsets::partition).toList();
        if (!partitions.isEmpty()) {
          reader.assign(partitions);
          reader.seekToBeginning(partitions);
          publish(reader, partitions);
          return partitions;
        }
      } catch (RetriableException e) {
        log.atWarn()
            .addKeyValue("topic", topic)
            .addKeyValue("reason", e.getMessage())
            .log("waiting for topic");
      }
      backoff.pause();
      if (backoff.isEnded()) {
        throw new WakeupException();
      }
    }
  }

  private void apply(ConsumerRecords<String, byte[]> records) {
    if (!records.isEmpty()) {
      prepare();
      records.forEach(this::apply);
    }
  }

  /** What the sink needs may be away for a while, as Kafka may. */
  private void prepare() {
    while (true) {
      try {
        sink.prepare();
        backoff.reset();
        return;
      } catch (NotCurrent | RetriableException e) {
        log.atWarn()
            .addKeyValue("topic", topic)
            .addKeyValue("reason", e.getMessage())
            .log("waiting for what the records need");
      }
      backoff.pause();
      if (backoff.isEnded()) {
        throw new WakeupException();
      }
    }
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      sink.apply(record);
    } catch (RuntimeException e) {
      // Whatever is wrong with a record, leaving it out is worse than stopping.
      throw new CorruptTopic(record, e);
    }
  }

  /** Positions move past the markers of transactions, which are no records. */
  private void publish(Consumer<String, byte[]> reader, List<TopicPartition> partitions) {
    var positions = new HashMap<TopicPartition, Long>();
    for (var partition : partitions) {
      positions.put(partition, reader.position(partition));
    }
    synchronized (this) {
      applied.putAll(positions);
      notifyAll();
    }
  }

  private synchronized void stop(String reason) {
    stopped = reason;
    notifyAll();
  }

  @Override
  public void close() {
    backoff.end();
    var reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    try {
      thread.join(FollowClients.CALL_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class CorruptTopic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptTopic(ConsumerRecord<String, byte[]> record, RuntimeException cause) {
      super(Place.of(record) + ": " + cause.getMessage(), cause);
    }
  }
}
