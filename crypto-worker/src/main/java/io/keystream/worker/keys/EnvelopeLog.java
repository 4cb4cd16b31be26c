package io.keystream.worker.keys;

import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyName;
import io.keystream.edge.Durably;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts envelopes beside the key's material, before anybody is told of them, and takes those away
 * that nobody waits for. Returns when Kafka has it.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class EnvelopeLog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Producer<String, byte[]> producer;

  /** Closes the producer in the end. */
  public EnvelopeLog(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Writes one.
   *
   * @param wrappingKey label of the key that it is wrapped to
   * @throws io.keystream.edge.NotRecorded if Kafka does not take it
   */
  public void put(KeyName key, byte[] envelope, String wrappingKey) {
    write(
        key,
        Envelopes.hash(envelope),
        Topics.KEY_MATERIAL.codec().encode(Envelopes.record(key, envelope, wrappingKey)));
  }

  /** A tombstone: compaction removes what stands before it. */
  public void remove(KeyName key, EnvelopeHash hash) {
    write(key, hash, null);
  }

  private void write(KeyName key, EnvelopeHash hash, byte @Nullable [] value) {
    var topic = Topics.KEY_MATERIAL.name();
    var partition = Partitioning.partition(key.path(), producer.partitionsFor(topic).size());
    Durably.write(
        producer,
        new ProducerRecord<>(topic, partition, Envelopes.recordKey(key, hash), value),
        LIMIT);
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}
