package io.keystream.client;

import io.keystream.credentials.Certificate;
import io.keystream.directory.Followed;
import io.keystream.directory.Founding;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.Directory;
import io.keystream.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads who is enrolled from the log itself and believes nothing but signatures: what somebody
 * wrote there without being entitled to is left out, and told.
 */
public final class DirectoryReader {

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
    WholePartition.read(
        bus,
        EVENTS,
        record -> {
          if (directory.follow(record.value()) instanceof Followed.Ignored(var reason)) {
            ignored.add(sentence(record, reason));
          }
        });
    return new Read(directory.directory(), ignored);
  }

  private static String sentence(ConsumerRecord<?, ?> record, String reason) {
    return "%s partition %d offset %d proves nothing: %s"
        .formatted(record.topic(), record.partition(), record.offset(), reason);
  }
}
