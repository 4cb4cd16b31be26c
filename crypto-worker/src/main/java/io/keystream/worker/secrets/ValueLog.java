package io.keystream.worker.secrets;

import io.keystream.edge.Durably;
import io.keystream.edge.NotRecorded;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SecretValueRecord;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes ciphertexts, and takes them away for ever. Returns when Kafka has it.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class ValueLog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Producer<String, byte[]> producer;

  /** Closes the producer in the end. */
  ValueLog(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Writes one.
   *
   * @throws NotRecorded if Kafka does not take it
   */
  void put(SecretValueRecord record) {
    write(record, Topics.SECRET_VALUES.codec().encode(record));
  }

  /** A tombstone: compaction removes what stands before it. */
  void remove(SecretValueRecord record) {
    write(record, null);
  }

  private void write(SecretValueRecord record, byte @Nullable [] value) {
    var key = StoredValues.recordKey(record.getPath(), record.getValueId());
    Durably.write(producer, new ProducerRecord<>(Topics.SECRET_VALUES.name(), key, value), LIMIT);
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}
