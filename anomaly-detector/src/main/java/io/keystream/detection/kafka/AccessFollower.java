package io.keystream.detection.kafka;

import io.keystream.detection.HoursHistory;
import io.keystream.directory.Followed;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the access events from the beginning and keeps the hours that they prove; what proves
 * nothing is reported and changes nothing.
 *
 * <p>What makes a repeat harmless: every start begins at the beginning with an empty history.
 *
 * <p><b>Thread safety:</b> one thread of its own reads; any may wait and ask.
 */
public final class AccessFollower implements AutoCloseable {

  static final TopicPartition EVENTS = new TopicPartition(Topics.ACCESS_EVENTS.name(), 0);

  private static final Logger log = LoggerFactory.getLogger(AccessFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration MAX_CLOSE = Duration.ofSeconds(10);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final VerifiedDirectory directory;
  private final HoursHistory history = new HoursHistory();
  private final Thread thread;
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile boolean closed;
  private long applied;
  private @Nullable String stopped;

  /**
   * For a directory before its first event.
   *
   * @param consumers makes one that reads committed records only
   */
  public AccessFollower(Supplier<Consumer<String, byte[]>> consumers, VerifiedDirectory directory) {
    this.consumers = consumers;
    this.directory = directory;
    this.thread =
        Thread.ofPlatform().daemon().name("follow " + Topics.ACCESS_EVENTS).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  HoursHistory history() {
    return history;
  }

  /** Why it no longer follows. */
  public synchronized Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  /**
   * Returns once everything below the given offset is in the history.
   *
   * @throws NotCurrent if that takes longer than the limit, or it no longer follows
   */
  synchronized void awaitApplied(long end, Duration limit) {
    var giveUpAt = System.nanoTime() + limit.toNanos();
    try {
      while (applied < end) {
        if (stopped != null) {
          throw new NotCurrent(stopped);
        }
        var leftMillis = (giveUpAt - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          throw new NotCurrent(
              "%s is read up to %d of %d after %s".formatted(EVENTS, applied, end, limit));
        }
        wait(leftMillis);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void run() {
    try (var reader = consumers.get()) {
      consumer = reader;
      reader.assign(List.of(EVENTS));
      reader.seekToBeginning(List.of(EVENTS));
      while (!closed) {
        read(reader);
      }
      stop("the anomaly-detector closes");
    } catch (WakeupException _) {
      stop("the anomaly-detector closes");
    } catch (RuntimeException e) {
      // Whatever it was: nothing is judged by hours that leave something out.
      log.atError().addKeyValue("topic", Topics.ACCESS_EVENTS).setCause(e).log("stopped following");
      stop(Topics.ACCESS_EVENTS + " is no longer followed: " + e.getMessage());
    }
  }

  /** The topic may be missing for a while: services start in any order. */
  private void read(Consumer<String, byte[]> reader) {
    try {
      reader.poll(POLL).forEach(this::apply);
      // Positions move past the markers of transactions, which are no records.
      publish(reader.position(EVENTS, POLL));
    } catch (RetriableException e) {
      log.atWarn()
          .addKeyValue("topic", Topics.ACCESS_EVENTS)
          .addKeyValue("reason", e.getMessage())
          .log("waiting for topic");
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    switch (directory.follow(record.value())) {
      case Followed.Applied(_, var event, _, var at) -> history.apply(event, at);
      case Followed.Ignored(var reason) ->
          log.atWarn()
              .setMessage("an access event proves nothing")
              .addKeyValue("place", EVENTS.topic() + "/0/" + record.offset())
              .addKeyValue("reason", reason)
              .log();
    }
  }

  private synchronized void publish(long position) {
    applied = position;
    notifyAll();
  }

  private synchronized void stop(String reason) {
    stopped = reason;
    notifyAll();
  }

  @Override
  public void close() {
    closed = true;
    var reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    try {
      thread.join(MAX_CLOSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
