package io.keystream.worker.kafka;

import io.keystream.follow.EndOffsets;
import io.keystream.follow.NotCurrent;
import io.keystream.follow.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads the latest part of a partition once, up to the end at the moment of asking; transactions
 * open at that moment are waited for.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class PartitionHistory implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  /** Without a step ahead for so long, a transaction hangs. */
  private static final Duration STANDSTILL_LIMIT = Duration.ofSeconds(60);

  private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> reader;
  private final EndOffsets ends;

  public PartitionHistory(KafkaClients clients, String purpose) {
    this.reader = clients.reader(purpose);
    this.ends = new EndOffsets(clients, purpose + "-end");
  }

  /**
   * Gives every committed record whose timestamp, or that of a record before it, is not before the
   * given time.
   *
   * @throws NotCurrent if the end is not reached
   * @throws SerializationException with the place of a record that the reader cannot decode
   */
  public void read(
      TopicPartition partition, Instant since, Consumer<ConsumerRecord<String, byte[]>> each) {
    var end = endOf(partition);
    var start = ends.since(partition, since);
    if (start.isEmpty()) {
      return;
    }
    reader.assign(List.of(partition));
    reader.seek(partition, start.getAsLong());
    var movedAt = System.nanoTime();
    while (reader.position(partition) < end) {
      var before = reader.position(partition);
      reader.poll(POLL).forEach(record -> give(record, each));
      if (reader.position(partition) > before) {
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > STANDSTILL_LIMIT.toNanos()) {
        throw new NotCurrent(
            partition + " is readable up to " + before + " of " + end + ": a transaction hangs");
      }
    }
  }

  private static void give(
      ConsumerRecord<String, byte[]> record, Consumer<ConsumerRecord<String, byte[]>> each) {
    try {
      each.accept(record);
    } catch (SerializationException e) {
      throw new SerializationException(Place.of(record) + ": " + e.getMessage(), e);
    }
  }

  private long endOf(TopicPartition partition) {
    var end = ends.of(List.of(partition)).get(partition);
    if (end == null) {
      throw new NotCurrent("the end of " + partition + " is unknown");
    }
    return end;
  }

  @Override
  public void close() {
    reader.close();
    ends.close();
  }
}
