package io.keystream.commands.kafka;

import io.keystream.commands.kafka.Owner.Position;
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
  private final Kind kind;
  private final ShardKit kit;

  Recovery(Admin admin, Cluster cluster, Kind kind, ShardKit kit) {
    this.admin = admin;
    this.cluster = cluster;
    this.kind = kind;
    this.kit = kit;
  }

  /**
   * Opens the shard of a partition that the member owns.
   *
   * @throws PartitionStopped when an event or a decided command cannot be read
   */
  Shard open(int partition, Consumer<String, byte[]> member) {
    var producer = kit.clients().owner(kind.name(), partition);
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
    var events = new TopicPartition(kind.events().name(), partition);
    var end = Cluster.highWatermark(admin, events);
    var owner =
        kind.owner(new Kind.Opening(cluster.lane(partition), cluster.events().toString(), end));
    try {
      var known = owner.memory().position();
      var from = known == null ? Cluster.beginning(admin, events) : known.nextEvent();
      var nextInput = replay(owner, known, events, from, end, member);
      LOG.atInfo()
          .addKeyValue("topic", kind.commands())
          .addKeyValue("partition", partition)
          .addKeyValue("knows", owner)
          .addKeyValue("events", end - from)
          .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
          .log("partition is taken over");
      var commands = new TopicPartition(kind.commands().name(), partition);
      var found = new Position(end, nextInput);
      return new Shard(commands, events.topic(), producer, owner, found, from, kit);
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** Brings the owner up to the log; returns the offset of the first command to judge. */
  private long replay(
      Owner owner,
      @Nullable Position known,
      TopicPartition events,
      long from,
      long end,
      Consumer<String, byte[]> member) {
    var commands = new TopicPartition(kind.commands().name(), events.partition());
    var now = kit.clock().instant();
    try (var reader = kit.clients().reader()) {
      var replay = new Replay(reader);
      replay.read(events, from, end, record -> takeEvent(record, owner, now));
      var committed = member.committed(Set.of(commands), KafkaClients.CALL_LIMIT).get(commands);
      // Kafka forgets the offsets of a group that nobody was in for a week.
      var nextInput = committed == null ? firstUnknown(commands, known) : committed.offset();
      var written = Cluster.highWatermark(admin, commands);
      if (nextInput > written) {
        throw new KafkaException(
            "%s ends at %d, before the committed offset %d"
                .formatted(commands, written, nextInput));
      }
      replay.read(
          commands,
          firstUnknown(commands, known),
          nextInput,
          record -> owner.replayCommand(record, now));
      if (committed != null) {
        owner.goOn(committed.metadata());
      }
      return nextInput;
    }
  }

  private long firstUnknown(TopicPartition commands, @Nullable Position known) {
    var beginning = Cluster.beginning(admin, commands);
    return known == null ? beginning : Math.max(beginning, known.nextInput());
  }

  private static void takeEvent(ConsumerRecord<String, byte[]> record, Owner owner, Instant now) {
    try {
      owner.replayEvent(record, now);
    } catch (SerializationException | IllegalStateException | IllegalArgumentException e) {
      throw new PartitionStopped(Records.place(record), String.valueOf(e.getMessage()), e);
    }
  }
}
