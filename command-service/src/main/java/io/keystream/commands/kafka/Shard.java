package io.keystream.commands.kafka;

import io.keystream.commands.automation.WhenDestructionDueThenDestroy;
import io.keystream.commands.ledger.Arrival;
import io.keystream.commands.ledger.Decider;
import io.keystream.commands.ledger.Desk;
import io.keystream.commands.ledger.Ledger;
import io.keystream.commands.ledger.Snapshot;
import io.keystream.commands.ledger.SnapshotFile;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
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
 * The owner of one partition of commands: decides them in order, one transaction per batch with
 * events, answers, audit records and the input offset.
 *
 * <p>Crash-only: whatever fails, the shard is closed and opened again from the log, here or
 * elsewhere. A repeat is harmless because its answer is in the ledger.
 *
 * <p><b>Thread safety:</b> for the one thread that opened it.
 */
final class Shard implements AutoCloseable {

  private final int partition;
  private final Producer<String, byte[]> producer;
  private final Outbox outbox;
  private final Ledger ledger;
  private final Decider decider;
  private final Desk desk;
  private final WhenDestructionDueThenDestroy destruction;
  private final ShardKit kit;
  private final SnapshotFile snapshots;
  private long nextEvent;
  private long nextInput;
  private long snapshotAt;
  private boolean ledgerIsCommitted = true;

  /**
   * Takes over what recovery found.
   *
   * @param snapshotAt what the snapshot on disk knows already: every event before this one
   */
  Shard(
      int partition,
      Cluster cluster,
      Producer<String, byte[]> producer,
      Snapshot found,
      SnapshotFile snapshots,
      long snapshotAt,
      ShardKit kit) {
    this.partition = partition;
    this.producer = producer;
    this.outbox = new Outbox(producer, partition);
    this.ledger = found.ledger();
    this.nextEvent = found.nextEvent();
    this.nextInput = found.nextInput();
    this.snapshotAt = snapshotAt;
    this.snapshots = snapshots;
    this.kit = kit;
    this.destruction = new WhenDestructionDueThenDestroy(kit.node());
    this.decider = kit.deciders().over(ledger);
    this.desk = new Desk(ledger, decider, cluster.lane(partition), kit.node(), kit.clock());
  }

  /** The offset of the first command that is not decided. */
  long nextInput() {
    return nextInput;
  }

  /** What the automations want to be sent for keys of this partition. */
  List<KeyCommandRecord> commandsDue() {
    var now = kit.clock().instant();
    return destruction.commands(ledger.destructionsDue(now), now);
  }

  /**
   * Decides a batch and commits it.
   *
   * @throws PartitionStopped at a command that cannot be read or decided; those before it are done
   * @throws KafkaException when the batch is not committed, or nobody knows whether it is
   */
  void process(List<ConsumerRecord<String, byte[]>> commands, ConsumerGroupMetadata member) {
    kit.steps().reached(ShardSteps.Step.READ);
    ledger.forgetOldAnswers(kit.clock().instant());
    ledgerIsCommitted = false;
    producer.beginTransaction();
    var stop = decide(commands);
    kit.steps().reached(ShardSteps.Step.SENT);
    producer.sendOffsetsToTransaction(
        Map.of(
            new TopicPartition(Topics.COMMANDS.name(), partition),
            new OffsetAndMetadata(nextInput)),
        member);
    kit.steps().reached(ShardSteps.Step.OFFSETS_SENT);
    producer.commitTransaction();
    nextEvent = outbox.nextEvent(nextEvent);
    ledgerIsCommitted = stop == null;
    kit.steps().reached(ShardSteps.Step.COMMITTED);
    if (stop != null) {
      throw stop;
    }
    if (nextEvent - snapshotAt >= kit.snapshotEvery()) {
      writeSnapshot();
    }
  }

  private @Nullable PartitionStopped decide(List<ConsumerRecord<String, byte[]>> commands) {
    for (var record : commands) {
      List<ProducerRecord<String, byte[]>> written;
      try {
        var command = Records.decode(Topics.COMMANDS, record);
        var verdict = desk.judge(new Arrival(command, record.key(), Records.place(record)));
        written = outbox.records(verdict, kit.clock().instant());
      } catch (SerializationException | IllegalStateException | IllegalArgumentException e) {
        return new PartitionStopped(Records.place(record), String.valueOf(e.getMessage()), e);
      }
      kit.steps().reached(ShardSteps.Step.DECIDED);
      outbox.send(written);
      nextInput = record.offset() + 1;
    }
    return null;
  }

  /** Leaves a snapshot where the ledger holds nothing that was not committed. */
  @Override
  public void close() {
    decider.close();
    producer.close(Duration.ZERO);
    if (ledgerIsCommitted && nextEvent > snapshotAt) {
      writeSnapshot();
    }
  }

  void writeSnapshot() {
    snapshots.write(new Snapshot(ledger, nextEvent, nextInput));
    snapshotAt = nextEvent;
  }
}
