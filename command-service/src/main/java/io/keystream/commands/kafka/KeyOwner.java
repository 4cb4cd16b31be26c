package io.keystream.commands.kafka;

import io.keystream.commands.automation.WhenDestructionDueThenDestroy;
import io.keystream.commands.kafka.Kind.Opening;
import io.keystream.commands.ledger.Arrival;
import io.keystream.commands.ledger.Decider;
import io.keystream.commands.ledger.Desk;
import io.keystream.commands.ledger.Ledger;
import io.keystream.commands.ledger.Snapshot;
import io.keystream.commands.ledger.SnapshotFile;
import io.keystream.commands.ledger.Verdict;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Owns a partition of keys: its ledger, the desk that judges on it, and its snapshot. */
final class KeyOwner implements Owner {

  private final int partition;
  private final Ledger ledger;
  private final Decider decider;
  private final Desk desk;
  private final WhenDestructionDueThenDestroy destruction;
  private final InstantSource clock;
  private final Memory memory;

  private KeyOwner(ShardKit kit, Opening opening, Ledger ledger, Memory memory) {
    this.partition = opening.lane().partition();
    this.ledger = ledger;
    this.clock = kit.clock();
    this.memory = memory;
    this.destruction = new WhenDestructionDueThenDestroy(kit.node());
    this.decider = kit.deciders().over(ledger);
    this.desk = new Desk(ledger, decider, opening.lane(), kit.node(), clock);
  }

  /** An owner that knows what the snapshot knows, or nothing. */
  static KeyOwner of(ShardKit kit, Opening opening) {
    var file = new SnapshotFile(kit.snapshots(), opening.lane().partition(), opening.history());
    var snapshot = usable(file.read(), opening.end());
    var ledger = snapshot == null ? new Ledger() : snapshot.ledger();
    var position =
        snapshot == null ? null : new Position(snapshot.nextEvent(), snapshot.nextInput());
    return new KeyOwner(kit, opening, ledger, new InFile(file, ledger, position));
  }

  /** A log shorter than its snapshot lost records: what is there counts. */
  private static @Nullable Snapshot usable(@Nullable Snapshot snapshot, long end) {
    return snapshot == null || snapshot.nextEvent() > end ? null : snapshot;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public void replayEvent(ConsumerRecord<String, byte[]> event, Instant now) {
    ledger.replay(Records.decode(Topics.KEY_EVENTS, event), now);
  }

  @Override
  public void replayCommand(ConsumerRecord<String, byte[]> command, Instant now) {
    try {
      var sent = Instant.ofEpochMilli(command.timestamp());
      ledger.replay(Records.decode(Topics.COMMANDS, command), sent, now);
    } catch (SerializationException _) {
      // Somebody moved the group's offset past it on purpose; nobody can repeat it either.
    }
  }

  @Override
  public List<ProducerRecord<String, byte[]>> judge(ConsumerRecord<String, byte[]> command) {
    ledger.forgetOldAnswers(clock.instant());
    var arrival =
        new Arrival(
            Records.decode(Topics.COMMANDS, command), command.key(), Records.place(command));
    return records(desk.judge(arrival));
  }

  private List<ProducerRecord<String, byte[]>> records(Verdict verdict) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var event : verdict.events()) {
      records.add(
          Records.of(Topics.KEY_EVENTS, partition, event.getOccurredAt(), event.getKey(), event));
    }
    if (verdict.audit() != null) {
      records.add(Records.of(verdict.audit()));
    }
    if (verdict.replyTo() != null) {
      records.add(Records.of(verdict.reply(), verdict.replyTo(), clock.instant()));
    }
    return records;
  }

  @Override
  public Due due() {
    var now = clock.instant();
    var commands = destruction.commands(ledger.destructionsDue(now), now);
    return new Due(commands.stream().map(this::record).toList(), List.of());
  }

  private ProducerRecord<String, byte[]> record(KeyCommandRecord command) {
    var value = Topics.COMMANDS.codec().encode(command);
    return new ProducerRecord<>(Topics.COMMANDS.name(), partition, command.getKey(), value);
  }

  @Override
  public void close() {
    decider.close();
  }

  @Override
  public String toString() {
    return ledger.keyCount() + " keys";
  }

  private record InFile(SnapshotFile file, Ledger ledger, @Nullable Position position)
      implements Memory {

    @Override
    public void keep(Position position) {
      file.write(new Snapshot(ledger, position.nextEvent(), position.nextInput()));
    }
  }
}
