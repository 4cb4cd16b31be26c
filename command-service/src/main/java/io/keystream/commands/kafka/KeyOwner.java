package io.keystream.commands.kafka;

import io.keystream.commands.automation.WhenDestructionDueThenDestroy;
import io.keystream.commands.kafka.Kind.Opening;
import io.keystream.commands.ledger.Decider;
import io.keystream.commands.ledger.Desk;
import io.keystream.commands.ledger.KeyMatter;
import io.keystream.commands.ledger.Ledger;
import io.keystream.commands.ledger.Snapshot;
import io.keystream.commands.ledger.SnapshotFile;
import io.keystream.commands.ledger.Verdict;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.FollowedKey;
import io.keystream.directory.Moment;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns a partition of keys: its ledger, the desk that judges on it, and its snapshot. */
final class KeyOwner implements Owner {

  private static final Logger LOG = LoggerFactory.getLogger(KeyOwner.class);

  private final int partition;
  private final Ledger ledger;
  private final Decider decider;
  private final KeyMatter matter;
  private final Desk<KeyCommandRecord, KeyCommand, KeyEventRecord> desk;
  private final CurrentDirectory directory;
  private final WhenDestructionDueThenDestroy destruction;
  private final CommandSigner signer;
  private final InstantSource clock;
  private final Memory memory;

  private KeyOwner(
      KeyCommands kind, Opening opening, SnapshotFile file, @Nullable Snapshot snapshot) {
    var kit = kind.kit();
    this.partition = opening.lane().partition();
    this.ledger = snapshot == null ? new Ledger() : snapshot.ledger();
    this.clock = kit.clock();
    this.directory = kind.directory();
    this.destruction = new WhenDestructionDueThenDestroy(kind.account().principal(), kit.node());
    this.signer = kind.account().commands();
    this.decider = kit.deciders().over(ledger);
    var verified = directory.get();
    var latest = snapshot == null ? Moment.NONE : snapshot.latest();
    this.matter = new KeyMatter(ledger, decider, verified, latest, kind.account(), partition);
    this.desk = new Desk<>(matter, verified, kind.account(), opening.lane(), kit.node(), clock);
    var position =
        snapshot == null ? null : new Position(snapshot.nextEvent(), snapshot.nextInput());
    this.memory = new InFile(file, ledger, matter, position);
  }

  /** An owner that knows what the snapshot knows, or nothing. */
  static KeyOwner of(KeyCommands kind, Opening opening) {
    var file =
        new SnapshotFile(kind.kit().snapshots(), opening.lane().partition(), opening.history());
    return new KeyOwner(kind, opening, file, usable(file.read(), opening.end()));
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
    if (matter.replayEvent(event.value(), now) instanceof FollowedKey.Ignored(var why)) {
      LOG.atWarn()
          .addKeyValue("record", Records.place(event))
          .addKeyValue("reason", why)
          .log("key event does not hold and is ignored");
    }
  }

  @Override
  public void replayCommand(ConsumerRecord<String, byte[]> command, Instant now) {
    desk.replayCommand(command.value(), now);
  }

  /** Who was revoked before the batch was polled is heard no more. */
  @Override
  public @Nullable String prepare() {
    var _ = directory.get();
    return desk.prepare();
  }

  @Override
  public List<ProducerRecord<String, byte[]>> judge(ConsumerRecord<String, byte[]> command) {
    ledger.forgetOldAnswers(clock.instant());
    return records(desk.judge(command.value(), command.key(), Records.place(command)));
  }

  private List<ProducerRecord<String, byte[]>> records(Verdict<KeyEventRecord> verdict) {
    var events =
        verdict.events().stream()
            .map(event ->
                Records.of(
                    Topics.KEY_EVENTS, partition, event.getOccurredAt(), event.getKey(), event))
            .toList();
    return Records.of(events, verdict.audit(), verdict.answer(), clock.instant());
  }

  @Override
  public String note() {
    return desk.strangers().note(partition);
  }

  @Override
  public void goOn(String note) {
    desk.strangers().goOn(partition, note);
  }

  @Override
  public Due due() {
    var now = clock.instant();
    var commands = destruction.commands(ledger.destructionsDue(now), now);
    return new Due(
        commands.stream().map(this::record).toList(),
        desk.due().stream().map(Records::of).toList());
  }

  private ProducerRecord<String, byte[]> record(KeyCommandRecord command) {
    var value = Topics.COMMANDS.codec().encode(signer.sign(command));
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

  private record InFile(
      SnapshotFile file, Ledger ledger, KeyMatter matter, @Nullable Position position)
      implements Memory {

    @Override
    public void keep(Position position) {
      file.write(new Snapshot(ledger, matter.latest(), position.nextEvent(), position.nextInput()));
    }
  }
}
