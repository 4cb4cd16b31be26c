package io.keystream.commands.kafka;

import io.keystream.commands.access.AccessDesk;
import io.keystream.commands.access.AccessVerdict;
import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.directory.Followed;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.schemas.AccessEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessEventRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the partition of access. It keeps no snapshot: the events are few, and what they prove is
 * worth proving again at every start.
 */
final class AccessOwner implements Owner {

  private static final Logger LOG = LoggerFactory.getLogger(AccessOwner.class);

  private final int partition;
  private final AccessDesk desk;
  private final InstantSource clock;

  private AccessOwner(int partition, AccessDesk desk, InstantSource clock) {
    this.partition = partition;
    this.desk = desk;
    this.clock = clock;
  }

  static AccessOwner of(AccessCommands kind, Kind.Opening opening) {
    var directory = new VerifiedDirectory(kind.founding(), kind.certificates());
    var addresses = new ReplyAddresses(opening.lane().replyPartitions());
    var clock = kind.kit().clock();
    var desk = new AccessDesk(directory, addresses, kind.kit().node(), clock);
    return new AccessOwner(opening.lane().partition(), desk, clock);
  }

  @Override
  public Memory memory() {
    return Memory.NONE;
  }

  @Override
  public void replayEvent(ConsumerRecord<String, byte[]> event, Instant now) {
    if (desk.replayEvent(event.value(), now) instanceof Followed.Ignored(var why)) {
      LOG.atWarn()
          .addKeyValue("record", Records.place(event))
          .addKeyValue("reason", why)
          .log("access event does not hold and is ignored");
    }
  }

  @Override
  public void replayCommand(ConsumerRecord<String, byte[]> command, Instant now) {
    desk.replayCommand(command.value(), Instant.ofEpochMilli(command.timestamp()), now);
  }

  @Override
  public @Nullable String prepare() {
    // Nobody else writes what it decides on.
    return null;
  }

  @Override
  public List<ProducerRecord<String, byte[]>> judge(ConsumerRecord<String, byte[]> command) {
    return records(desk.judge(command.value(), Records.place(command)));
  }

  private List<ProducerRecord<String, byte[]>> records(AccessVerdict verdict) {
    var event = verdict.event();
    var events = event == null ? List.<ProducerRecord<String, byte[]>>of() : List.of(record(event));
    return Records.of(events, verdict.audit(), verdict.answer(), clock.instant());
  }

  private ProducerRecord<String, byte[]> record(AccessEventRecord event) {
    var key = AccessEventMapping.subject(event).recordKey();
    return Records.of(Topics.ACCESS_EVENTS, partition, event.getOccurredAt(), key, event);
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
    return desk.principalCount() + " principals";
  }
}
