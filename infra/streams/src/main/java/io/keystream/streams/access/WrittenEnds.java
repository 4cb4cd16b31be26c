package io.keystream.streams.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * How far partitions were written, whether committed or not: what anybody was told is committed
 * lies before it, even where the marker of the transaction is still on its way.
 */
final class WrittenEnds {

  private static final Duration MAX_WAIT = Duration.ofSeconds(3);
  private static final ListOffsetsOptions WRITTEN =
      new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);

  private final Admin admin;

  WrittenEnds(Admin admin) {
    this.admin = admin;
  }

  /**
   * Where the next record goes; one question to Kafka.
   *
   * @throws NotCurrent when Kafka does not say, or there is no such topic
   */
  long of(TopicPartition partition) {
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()), WRITTEN)
          .partitionResult(partition)
          .get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)
          .offset();
    } catch (ExecutionException | TimeoutException e) {
      throw new NotCurrent("Kafka did not tell the end of " + partition + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
