package io.keystream.client;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.event.Activated;
import io.keystream.schemas.event.Generated;
import io.keystream.schemas.event.GenerationFailed;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the events of one key from the moment it was opened: open it, send the command, then wait
 * for what becomes of the version.
 *
 * <p>Thread safety: not safe; one thread at a time.
 */
public final class KeyWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KeyName key;
  private final Consumer<String, byte[]> events;

  private KeyWatch(KeyName key, Consumer<String, byte[]> events) {
    this.key = key;
    this.events = events;
  }

  static KeyWatch open(Bus bus, KeyName key) {
    var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    try {
      var partitions = consumer.partitionsFor(Topics.KEY_EVENTS.name()).size();
      var partition =
          new TopicPartition(
              Topics.KEY_EVENTS.name(), Partitioning.partition(key.path(), partitions));
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      consumer.position(partition);
      return new KeyWatch(key, consumer);
    } catch (KafkaException e) {
      consumer.close();
      throw new NoAnswer.Disconnected("Cannot follow key '" + key + "': " + e.getMessage(), e);
    }
  }

  /**
   * Waits until the version is ready or failed.
   *
   * @param activation as asked for: {@code ON_COMMAND} is ready as soon as its material exists
   * @throws NoAnswer.TimedOut after {@code limit}, saying how far the version has come
   */
  public VersionOutcome await(KeyVersion version, Activation activation, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    var progress = "the HSM was asked and has not answered: does a crypto-worker run?";
    while (System.nanoTime() - end < 0) {
      for (var record : events.poll(POLL)) {
        if (!key.path().equals(record.key())) {
          continue;
        }
        var event = Topics.KEY_EVENTS.codec().decode(record.value()).getEvent();
        var outcome = outcome(event, version, activation);
        if (outcome != null) {
          return outcome;
        }
        if (event instanceof Generated g && g.getVersion() == version.number()) {
          progress = "its material exists; it is not activated while the key is suspended";
        }
      }
    }
    throw new NoAnswer.TimedOut(
        key + "/" + version.number(),
        "Version %d of key '%s' is not ready after %d s: %s"
            .formatted(version.number(), key, limit.toSeconds(), progress),
        null);
  }

  @Override
  public void close() {
    events.close();
  }

  private static @Nullable VersionOutcome outcome(
      Object event, KeyVersion version, Activation activation) {
    return switch (event) {
      case Activated a when a.getVersion() == version.number() ->
          new VersionOutcome.Active(version);
      case GenerationFailed f when f.getVersion() == version.number() ->
          new VersionOutcome.Failed(version, f.getReason());
      case Generated g
          when g.getVersion() == version.number() && activation == Activation.ON_COMMAND ->
          new VersionOutcome.PreActive(version);
      // Other versions, other events.
      case Object _ -> null;
    };
  }
}
