package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Desk;
import io.keystream.commands.ledger.Verdict;
import io.keystream.commands.secrets.SecretLedger;
import io.keystream.commands.secrets.SecretMatter;
import io.keystream.directory.FollowedSecret;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a partition of secrets: its ledger, and the desk that judges on it. It keeps no snapshot: a
 * start reads and verifies the partition from its beginning.
 */
final class SecretOwner implements Owner {

  private static final Logger LOG = LoggerFactory.getLogger(SecretOwner.class);

  private final int partition;
  private final SecretLedger ledger = new SecretLedger();
  private final SecretMatter matter;
  private final Desk<SecretCommandRecord, SecretCommand, SecretEventRecord> desk;
  private final CurrentDirectory directory;
  private final StoreInUse store;
  private final InstantSource clock;

  SecretOwner(SecretCommands kind, Kind.Opening opening) {
    var lane = opening.lane();
    var kit = kind.kit();
    this.partition = lane.partition();
    this.clock = kit.clock();
    this.directory = kind.directory();
    var home = Partitioning.partition(SecretSubject.STORE.path(), lane.partitions());
    this.store =
        home == partition
            ? new StoreInUse.Own(ledger)
            : new StoreInUse.Elsewhere(kind.store(), home);
    var verified = directory.get();
    this.matter = new SecretMatter(ledger, store, verified, kind.account(), partition);
    this.desk = new Desk<>(matter, verified, kind.account(), lane, kit.node(), clock);
  }

  @Override
  public Memory memory() {
    return Memory.NONE;
  }

  @Override
  public void replayEvent(ConsumerRecord<String, byte[]> event, Instant now) {
    if (matter.replayEvent(event.value(), now) instanceof FollowedSecret.Ignored(var why)) {
      LOG.atWarn()
          .addKeyValue("record", Records.place(event))
          .addKeyValue("reason", why)
          .log("secret event does not hold and is ignored");
    }
  }

  @Override
  public void replayCommand(ConsumerRecord<String, byte[]> command, Instant now) {
    desk.replayCommand(command.value(), now);
  }

  /** Who was revoked, and what was configured, before the batch was polled is known. */
  @Override
  public @Nullable String prepare() {
    var _ = directory.get();
    try {
      store.refresh();
    } catch (IllegalStateException corrupt) {
      return "how secrets are kept cannot be told: " + corrupt.getMessage();
    }
    return desk.prepare();
  }

  @Override
  public List<ProducerRecord<String, byte[]>> judge(ConsumerRecord<String, byte[]> command) {
    ledger.forgetOldAnswers(clock.instant());
    return records(desk.judge(command.value(), command.key(), Records.place(command)));
  }

  private List<ProducerRecord<String, byte[]>> records(Verdict<SecretEventRecord> verdict) {
    var events =
        verdict.events().stream()
            .map(event ->
                Records.of(
                    Topics.SECRET_EVENTS, partition, event.getOccurredAt(), event.getPath(), event))
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
    return new Due(List.of(), desk.due().stream().map(Records::of).toList());
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  @Override
  public String toString() {
    return ledger.secretCount() + " secrets";
  }
}
