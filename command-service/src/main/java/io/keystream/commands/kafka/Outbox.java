package io.keystream.commands.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends what a command leaves into the open transaction of a partition. */
final class Outbox {

  private final Producer<String, byte[]> producer;
  private final String events;
  private @Nullable Future<RecordMetadata> newestEvent;

  /**
   * The outbox of a partition.
   *
   * @param events the topic of its events
   */
  Outbox(Producer<String, byte[]> producer, String events) {
    this.producer = producer;
    this.events = events;
  }

  /** A failed send fails the commit, where it is seen. */
  void send(List<ProducerRecord<String, byte[]>> records) {
    for (var record : records) {
      var sent = producer.send(record);
      if (record.topic().equals(events)) {
        newestEvent = sent;
      }
    }
  }

  /** The offset after the newest event of a committed transaction. */
  long nextEvent(long before) {
    if (newestEvent == null) {
      return before;
    }
    try {
      var next = newestEvent.get().offset() + 1;
      newestEvent = null;
      return next;
    } catch (ExecutionException e) {
      throw new KafkaException("an event of a committed transaction was not sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted after a commit", e);
    }
  }
}
