package io.keystream.client;

import io.keystream.schemas.Topic;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the answers that are addressed to this client from one partition of a reply topic, from its
 * end at the time of opening.
 *
 * <p>Records for others are passed over unread, and so is what is no reply: anybody may have
 * written it. A repeated record is harmless: the second finds nobody waiting.
 *
 * <p>Thread safety: one virtual thread owns the consumer; {@link #close} may be called from any.
 */
final class ReplyReader<R extends SpecificRecordBase> implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration MAX_CLOSE = Duration.ofSeconds(10);

  private final Topic<R> topic;
  private final ReplyAddress address;
  private final Consumer<String, byte[]> consumer;
  private final java.util.function.Consumer<R> replies;
  private final BiConsumer<String, Exception> broken;
  private final Thread thread;

  private ReplyReader(
      Topic<R> topic,
      ReplyAddress address,
      Consumer<String, byte[]> consumer,
      java.util.function.Consumer<R> replies,
      BiConsumer<String, Exception> broken) {
    this.topic = topic;
    this.address = address;
    this.consumer = consumer;
    this.replies = replies;
    this.broken = broken;
    this.thread = Thread.ofVirtual().name("keystream-replies-" + topic).unstarted(this::read);
  }

  /**
   * Opens the reader; what is sent afterwards has its answer read.
   *
   * @param address the record key that answers to this client bear
   * @param broken told with the reason when it must stop reading
   */
  static <R extends SpecificRecordBase> ReplyReader<R> open(
      Bus bus,
      Topic<R> topic,
      String address,
      java.util.function.Consumer<R> replies,
      BiConsumer<String, Exception> broken) {
    var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    try {
      var partitions = consumer.partitionsFor(topic.name()).size();
      var partition = Math.floorMod(address.hashCode(), partitions);
      var assigned = new TopicPartition(topic.name(), partition);
      consumer.assign(List.of(assigned));
      consumer.seekToEnd(List.of(assigned));
      consumer.position(assigned);
      var reader =
          new ReplyReader<>(topic, new ReplyAddress(partition, address), consumer, replies, broken);
      reader.thread.start();
      return reader;
    } catch (KafkaException e) {
      consumer.close();
      throw new NoAnswer.Disconnected(
          "Cannot read %s at %s: %s".formatted(topic, bus.bootstrapServers(), e.getMessage()), e);
    }
  }

  /** Where answers must go. */
  ReplyAddress address() {
    return address;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      if (!thread.join(MAX_CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (var record : consumer.poll(POLL)) {
          if (address.getAddress().equals(record.key())) {
            decode(record).ifPresent(replies);
          }
        }
      }
    } catch (WakeupException _) {
      // The client is being closed.
    } catch (KafkaException e) {
      broken.accept("Reading answers stopped: " + e.getMessage(), e);
    }
  }

  private Optional<R> decode(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(topic.codec().decode(record.value()));
    } catch (UnreadableRecord _) {
      return Optional.empty();
    }
  }
}
