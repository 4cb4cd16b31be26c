package io.keystream.commands.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads what is committed in a stretch of one partition. */
final class Replay {

  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<String, byte[]> reader;

  /** Takes in one record after the other. */
  interface Taker {
    void take(ConsumerRecord<String, byte[]> record);
  }

  Replay(Consumer<String, byte[]> reader) {
    this.reader = reader;
  }

  /**
   * Hands over every committed record from {@code from} up to, without, {@code until}.
   *
   * @throws KafkaException when nothing comes for too long
   */
  void read(TopicPartition where, long from, long until, Taker to) {
    reader.assign(List.of(where));
    reader.seek(where, from);
    var lastProgress = System.nanoTime();
    var reached = from;
    while (reached < until) {
      for (var record : reader.poll(POLL).records(where)) {
        if (record.offset() < until) {
          to.take(record);
        }
      }
      // Moves past the markers of transactions, which are no records.
      var position = reader.position(where, KafkaClients.CALL_LIMIT);
      if (position > reached) {
        reached = position;
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > KafkaClients.CALL_LIMIT.toNanos()) {
        throw new KafkaException(
            "%s stands still at offset %d of %d".formatted(where, reached, until));
      }
    }
  }
}
