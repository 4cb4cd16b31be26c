package io.keystream.streams.access;

import io.keystream.directory.Followed;
import io.keystream.directory.FoundingFile;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the access events from the beginning and keeps the directory that they prove; what proves
 * nothing is reported and changes nothing.
 *
 * <p>What makes a repeat harmless: every start begins at the beginning with an empty directory.
 *
 * <p><b>Thread safety:</b> one thread of its own reads; any may wait and ask.
 */
public final class AccessFollower implements AutoCloseable {

  static final TopicPartition EVENTS = new TopicPartition(Topics.ACCESS_EVENTS.name(), 0);

  private static final Logger log = LoggerFactory.getLogger(AccessFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration MAX_CLOSE = Duration.ofSeconds(10);

  private final String bootstrapServers;
  private final String clientId;
  private final VerifiedDirectory directory;
  private final Listener listener;
  private final Thread thread;
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile boolean closed;
  private long applied;
  private @Nullable String stopped;

  /** Told of every event that holds, on the follower's thread, before anybody is told to go on. */
  public interface Listener {
    void applied(Followed.Applied event);
  }

  /**
   * A follower of whom the founding operator and those it enrolled have enrolled.
   *
   * @param foundingCertificate X.509 in DER or PEM
   * @throws IllegalArgumentException when it is none
   */
  public AccessFollower(
      String bootstrapServers, String node, Path foundingCertificate, Listener listener) {
    var certificates = new X509Certificates();
    this.bootstrapServers = bootstrapServers;
    this.clientId = node + "-follow-access";
    this.directory =
        new VerifiedDirectory(FoundingFile.read(foundingCertificate, certificates), certificates);
    this.listener = listener;
    this.thread =
        Thread.ofPlatform().daemon().name("follow " + Topics.ACCESS_EVENTS).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  VerifiedDirectory directory() {
    return directory;
  }

  /** Why it no longer follows. */
  public synchronized Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  /**
   * Returns once everything below the given offset is in the directory.
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
    try (var reader = reader()) {
      consumer = reader;
      reader.assign(List.of(EVENTS));
      reader.seekToBeginning(List.of(EVENTS));
      while (!closed) {
        read(reader);
      }
      stop("the service closes");
    } catch (WakeupException _) {
      stop("the service closes");
    } catch (RuntimeException e) {
      // Whatever it was: nothing is judged by a directory that leaves something out.
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
      case Followed.Applied event -> listener.applied(event);
      case Followed.Ignored(var reason) ->
          log.atWarn()
              .setMessage("an access event proves nothing")
              .addKeyValue("place", EVENTS.topic() + "/0/" + record.offset())
              .addKeyValue("reason", reason)
              .log();
    }
  }

  /** Reads partitions of its own choice, committed records only. */
  private Consumer<String, byte[]> reader() {
    var settings = new HashMap<String, Object>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000L);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Where events are gone that should be read next, nothing is judged without them.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
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
