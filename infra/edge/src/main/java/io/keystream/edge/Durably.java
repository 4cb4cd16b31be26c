package io.keystream.edge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes that count from when Kafka has acknowledged them. */
public final class Durably {

  private Durably() {}

  /**
   * Returns when Kafka has it.
   *
   * @throws NotRecorded if it has not within the limit
   */
  public static void write(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record, Duration limit) {
    await(List.of(send(producer, record)), System.nanoTime() + limit.toNanos());
  }

  /** On its way when this returns; what keeps it from it is told by its future. */
  static Future<RecordMetadata> send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
    try {
      return producer.send(record);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Returns when Kafka has acknowledged all of them.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotRecorded if it has not by then
   */
  static void await(List<Future<RecordMetadata>> sent, long giveUpAt) {
    try {
      for (var record : sent) {
        var _ = record.get(Math.max(0, giveUpAt - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new NotRecorded(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRecorded(e);
    }
  }
}
