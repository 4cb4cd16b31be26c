package io.keystream.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a partition from its beginning to the end that it has at the call, committed records only.
 */
final class WholePartition {

  private static final Duration POLL = Duration.ofMillis(200);

  private WholePartition() {}

  /**
   * Hands over one record after the other.
   *
   * @throws NoAnswer.Disconnected if Kafka does not answer, or the end is not reached in time
   */
  static void read(
      Bus bus, TopicPartition partition, Consumer<ConsumerRecord<String, byte[]>> each) {
    try (var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
      var giveUpAt = System.nanoTime() + bus.timeout().toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw new NoAnswer.Disconnected(partition.topic() + " was not read in time", null);
        }
        consumer.poll(POLL).forEach(each);
      }
    } catch (KafkaException e) {
      throw new NoAnswer.Disconnected(
          "Cannot read %s at %s: %s"
              .formatted(partition.topic(), bus.bootstrapServers(), e.getMessage()),
          e);
    }
  }
}
