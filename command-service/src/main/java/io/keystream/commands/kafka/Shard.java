package io.keystream.commands.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * One partition of commands with its owner: has them judged in order, one transaction per batch
 * with events, answers, audit records and the input offset.
 *
 * <p>Crash-only: whatever fails, the shard is closed and opened again from the log, here or
 * elsewhere. A repeat is harmless because the owner knows its answer.
 *
 * <p><b>Thread safety:</b> for the one thread that opened it.
 */
final class Shard implements AutoCloseable {

  private final TopicPartition commands;
  private final Producer<String, byte[]> producer;
  private final Outbox outbox;
  private final Owner owner;
  private final ShardKit kit;
  private long nextEvent;
  private long nextInput;
  private String note;
  private long keptAt;
  private boolean ownerIsCommitted = true;

  /**
   * Takes over what recovery found.
   *
   * @param events the topic of its events
   * @param keptAt what the owner's memory knows already: every event before this one
   */
  Shard(
      TopicPartition commands,
      String events,
      Producer<String, byte[]> producer,
      Owner owner,
      Owner.Position found,
      long keptAt,
      ShardKit kit) {
    this.commands = commands;
    this.producer = producer;
    this.outbox = new Outbox(producer, events);
    this.owner = owner;
    this.nextEvent = found.nextEvent();
    this.nextInput = found.nextInput();
    this.note = owner.note();
    this.keptAt = keptAt;
    this.kit = kit;
  }

  /** The offset of the first command that is not decided. */
  long nextInput() {
    return nextInput;
  }

  /**
   * Why commands have to wait; null where they do not, and what follows is judged on what is known
   * now.
   *
   * @throws KafkaException when Kafka does not tell
   */
  @Nullable String prepare() {
    return owner.prepare();
  }

  /**
   * Decides a batch and commits it.
   *
   * @throws PartitionStopped at a command that cannot be read or decided; those before it are done
   * @throws KafkaException when the batch is not committed, or nobody knows whether it is
   */
  void process(List<ConsumerRecord<String, byte[]>> batch, ConsumerGroupMetadata member) {
    kit.steps().reached(ShardSteps.Step.READ);
    ownerIsCommitted = false;
    producer.beginTransaction();
    var stop = decide(batch);
    kit.steps().reached(ShardSteps.Step.SENT);
    sendOffset(member);
    kit.steps().reached(ShardSteps.Step.OFFSETS_SENT);
    producer.commitTransaction();
    nextEvent = outbox.nextEvent(nextEvent);
    ownerIsCommitted = stop == null;
    kit.steps().reached(ShardSteps.Step.COMMITTED);
    if (stop != null) {
      throw stop;
    }
    if (nextEvent - keptAt >= kit.snapshotEvery()) {
      writeSnapshot();
    }
  }

  private @Nullable PartitionStopped decide(List<ConsumerRecord<String, byte[]>> batch) {
    for (var record : batch) {
      List<ProducerRecord<String, byte[]>> written;
      try {
        written = owner.judge(record);
      } catch (SerializationException | IllegalStateException | IllegalArgumentException e) {
        return new PartitionStopped(Records.place(record), String.valueOf(e.getMessage()), e);
      }
      kit.steps().reached(ShardSteps.Step.DECIDED);
      outbox.send(written);
      nextInput = record.offset() + 1;
      note = owner.note();
    }
    return null;
  }

  private void sendOffset(ConsumerGroupMetadata member) {
    producer.sendOffsetsToTransaction(
        Map.of(commands, new OffsetAndMetadata(nextInput, note)), member);
  }

  /**
   * Writes what the time asks for; returns the commands that are to be sent.
   *
   * @throws KafkaException when it is not committed, or nobody knows whether it is
   */
  List<ProducerRecord<String, byte[]>> lookAround(ConsumerGroupMetadata member) {
    var due = owner.due();
    if (!due.records().isEmpty()) {
      ownerIsCommitted = false;
      producer.beginTransaction();
      outbox.send(due.records());
      note = owner.note();
      sendOffset(member);
      producer.commitTransaction();
      ownerIsCommitted = true;
    }
    return due.commands();
  }

  /** Leaves a snapshot where the owner knows nothing that was not committed. */
  @Override
  public void close() {
    owner.close();
    producer.close(Duration.ZERO);
    if (ownerIsCommitted && nextEvent > keptAt) {
      writeSnapshot();
    }
  }

  void writeSnapshot() {
    owner.memory().keep(new Owner.Position(nextEvent, nextInput));
    keptAt = nextEvent;
  }
}
