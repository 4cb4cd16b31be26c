package io.keystream.client;

import io.keystream.credentials.Certificate;
import io.keystream.directory.Followed;
import io.keystream.directory.Founding;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.Directory;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads who is enrolled from the log itself and believes nothing but signatures: what somebody
 * wrote there without being entitled to is left out, and told.
 */
public final class DirectoryReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final TopicPartition EVENTS = new TopicPartition(Topics.ACCESS_EVENTS.name(), 0);

  private DirectoryReader() {}

  /**
   * What the log proves.
   *
   * @param ignored one sentence for each record that proves nothing
   */
  public record Read(Directory directory, List<String> ignored) {
    public Read {
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * Reads to the end that the log has at the call.
   *
   * @param founding the founding operator's certificate
   * @throws NoAnswer if Kafka does not answer in time
   */
  public static Read read(Bus bus, Certificate founding) {
    var certificates = new X509Certificates();
    var directory = new VerifiedDirectory(Founding.by(founding.der(), certificates), certificates);
    var ignored = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(EVENTS));
      consumer.seekToBeginning(List.of(EVENTS));
      var end = Objects.requireNonNull(consumer.endOffsets(List.of(EVENTS)).get(EVENTS));
      var giveUpAt = System.nanoTime() + bus.timeout().toNanos();
      while (consumer.position(EVENTS) < end) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw new NoAnswer.Disconnected("the access events were not read in time", null);
        }
        for (var record : consumer.poll(POLL)) {
          if (directory.follow(record.value()) instanceof Followed.Ignored(var reason)) {
            ignored.add(sentence(record, reason));
          }
        }
      }
    } catch (KafkaException e) {
      throw new NoAnswer.Disconnected(
          "Cannot read %s at %s: %s"
              .formatted(Topics.ACCESS_EVENTS, bus.bootstrapServers(), e.getMessage()),
          e);
    }
    return new Read(directory.directory(), ignored);
  }

  private static String sentence(ConsumerRecord<?, ?> record, String reason) {
    return "%s partition %d offset %d proves nothing: %s"
        .formatted(record.topic(), record.partition(), record.offset(), reason);
  }
}
