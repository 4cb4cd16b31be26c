package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Ledger;
import io.keystream.commands.ledger.Snapshot;
import io.keystream.commands.ledger.SnapshotFile;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the owner of a partition from its log. The order matters:
 *
 * <ol>
 *   <li>initialize the producer: the predecessor is fenced and what it left open is finished;
 *   <li>read the events to the high watermark: the last stable offset alone can be short of them
 *       while the markers of a commit are still on their way;
 *   <li>only then ask for the committed input offset, which belongs to exactly these events;
 *   <li>learn from the commands before it which were decided, so that those without events are
 *       known to have been refused.
 * </ol>
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Admin admin;
  private final Cluster cluster;
  private final ShardKit kit;

  Recovery(Admin admin, Cluster cluster, ShardKit kit) {
    this.admin = admin;
    this.cluster = cluster;
    this.kit = kit;
  }

  /**
   * Opens the shard of a partition that the member owns.
   *
   * @throws PartitionStopped when an event or a decided command cannot be read
   */
  Shard open(int partition, Consumer<String, byte[]> member) {
    var producer = kit.clients().owner(partition);
    try {
      producer.initTransactions();
      return open(partition, producer, member);
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private Shard open(
      int partition, Producer<String, byte[]> producer, Consumer<String, byte[]> member) {
    var started = System.nanoTime();
    var events = new TopicPartition(Topics.KEY_EVENTS.name(), partition);
    var end = Cluster.highWatermark(admin, events);
    var snapshots = new SnapshotFile(kit.snapshots(), partition, cluster.events().toString());
    var snapshot = usable(snapshots.read(), end);
    var ledger = snapshot == null ? new Ledger() : snapshot.ledger();
    var from = snapshot == null ? Cluster.beginning(admin, events) : snapshot.nextEvent();
    var now = kit.clock().instant();
    try (var reader = kit.clients().reader()) {
      var replay = new Replay(reader);
      replay.read(events, from, end, record -> takeEvent(record, ledger, now));
      var nextInput = nextInput(partition, member, snapshot);
      replayCommands(replay, partition, snapshot, nextInput, ledger, now);
      LOG.atInfo()
          .addKeyValue("partition", partition)
          .addKeyValue("keys", ledger.keyCount())
          .addKeyValue("events", end - from)
          .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
          .log("partition is taken over");
      var found = new Snapshot(ledger, end, nextInput);
      return new Shard(partition, cluster, producer, found, snapshots, from, kit);
    }
  }

  /** A log shorter than its snapshot lost records: what is there counts. */
  private static @Nullable Snapshot usable(@Nullable Snapshot snapshot, long end) {
    return snapshot == null || snapshot.nextEvent() > end ? null : snapshot;
  }

  private long nextInput(
      int partition, Consumer<String, byte[]> member, @Nullable Snapshot snapshot) {
    var commands = new TopicPartition(Topics.COMMANDS.name(), partition);
    var committed = member.committed(Set.of(commands), KafkaClients.CALL_LIMIT).get(commands);
    if (committed != null) {
      return committed.offset();
    }
    // Kafka forgets the offsets of a group that nobody was in for a week.
    var beginning = Cluster.beginning(admin, commands);
    return snapshot == null ? beginning : Math.max(beginning, snapshot.nextInput());
  }

  private void replayCommands(
      Replay replay,
      int partition,
      @Nullable Snapshot snapshot,
      long nextInput,
      Ledger ledger,
      Instant now) {
    var commands = new TopicPartition(Topics.COMMANDS.name(), partition);
    var beginning = Cluster.beginning(admin, commands);
    var from = snapshot == null ? beginning : Math.max(beginning, snapshot.nextInput());
    var end = Cluster.highWatermark(admin, commands);
    if (nextInput > end) {
      throw new KafkaException(
          "%s ends at %d, before the committed offset %d".formatted(commands, end, nextInput));
    }
    replay.read(commands, from, nextInput, record -> takeCommand(record, ledger, now));
  }

  private static void takeEvent(ConsumerRecord<String, byte[]> record, Ledger ledger, Instant now) {
    try {
      ledger.replay(Records.decode(Topics.KEY_EVENTS, record), now);
    } catch (SerializationException | IllegalStateException | IllegalArgumentException e) {
      throw new PartitionStopped(Records.place(record), String.valueOf(e.getMessage()), e);
    }
  }

  private static void takeCommand(
      ConsumerRecord<String, byte[]> record, Ledger ledger, Instant now) {
    try {
      var sent = Instant.ofEpochMilli(record.timestamp());
      ledger.replay(Records.decode(Topics.COMMANDS, record), sent, now);
    } catch (SerializationException _) {
      // Somebody moved the group's offset past it on purpose; nobody can repeat it either.
    }
  }
}
