package io.keystream.worker.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * One transaction: what is sent and which input it came from, visible together or not at all.
 *
 * <p><b>Thread safety:</b> filled by one thread, then handed over to the committer.
 */
public final class Batch {

  private final Producer<String, byte[]> producer;
  private final Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();
  private final List<FutureTask<ProducerRecord<String, byte[]>>> later = new ArrayList<>();

  Batch(Producer<String, byte[]> producer) {
    this.producer = producer;
    try {
      producer.beginTransaction();
    } catch (KafkaException | IllegalStateException e) {
      throw new CommitFailure(e);
    }
  }

  /**
   * Adds a record; its value may be wiped as soon as this returns, the producer keeps a copy.
   *
   * @throws CommitFailure if nothing can be sent any more; a failure after this fails the commit
   */
  public void send(ProducerRecord<String, byte[]> record) {
    try {
      var _ = producer.send(record);
    } catch (KafkaException | IllegalStateException e) {
      throw new CommitFailure(e);
    }
  }

  /** Adds a record that is made by the time of the commit, by another thread or the committer. */
  public void send(FutureTask<ProducerRecord<String, byte[]>> record) {
    later.add(record);
  }

  /** The input record needs no second look once this batch is committed. */
  public void consumed(ConsumerRecord<?, ?> record) {
    consumed(record, "");
  }

  /**
   * The same.
   *
   * @param note for whoever goes on in this partition, until the next
   */
  public void consumed(ConsumerRecord<?, ?> record, String note) {
    consumed.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1, note));
  }

  /** Everything before is consumed; a member that has lost the partition cannot commit that. */
  void standsAt(TopicPartition partition, OffsetAndMetadata committed) {
    consumed.put(partition, committed);
  }

  void commit(ConsumerGroupMetadata member, WorkerSteps steps) {
    later.forEach(record -> send(made(record)));
    steps.reached(WorkerSteps.Step.EXECUTED);
    producer.sendOffsetsToTransaction(consumed, member);
    steps.reached(WorkerSteps.Step.OFFSETS_SENT);
    producer.commitTransaction();
    steps.reached(WorkerSteps.Step.COMMITTED);
  }

  /** Made here, unless another thread has begun. */
  private static ProducerRecord<String, byte[]> made(
      FutureTask<ProducerRecord<String, byte[]>> record) {
    record.run();
    try {
      return record.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record of the batch could not be made", e.getCause());
    }
  }
}
