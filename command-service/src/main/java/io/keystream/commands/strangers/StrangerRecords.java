package io.keystream.commands.strangers;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Text;
import io.keystream.domain.access.AttemptPlaces;
import io.keystream.domain.access.Strangers;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records the attempts on a partition of commands that nobody known has signed, so many in a
 * minute, and how many there were beside them. The first for which there is no room is recorded
 * too: that a count begins with it is known before the count is told. Until then it is kept beside
 * the partition's offset, in the same transaction, for whoever owns the partition next.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class StrangerRecords {

  private final Topic<?> commands;
  private final StrangerRecord records;
  private final Strangers strangers = new Strangers();

  /**
   * What is written because of an attempt.
   *
   * @param hasItsOwn whether the attempt has a record of its own, so that it may be answered
   */
  public record Told(List<AuditRecord> records, boolean hasItsOwn) {
    public Told {
      records = List.copyOf(records);
    }
  }

  public StrangerRecords(String node, Topic<?> commands) {
    this.commands = commands;
    this.records = StrangerRecord.on(commands, AuditKind.CHANGE, node);
  }

  /** What was counted in this partition of commands and is not told; empty for nothing. */
  public String note(int partition) {
    return strangers.untold(lane(partition)).map(Strangers.Missed::toString).orElse("");
  }

  /** Goes on with what the owner before noted. */
  public void goOn(int partition, String note) {
    Strangers.Missed.parse(note)
        .filter(untold -> untold.places().lane().equals(lane(partition)))
        .ifPresent(strangers::goOn);
  }

  private String lane(int partition) {
    return commands.name() + "/" + partition;
  }

  /** What was meant, as records say it. */
  public String resource() {
    return records.resource();
  }

  /** What was left out before, then this record, unless it is left out too. */
  public Told bounded(AuditRecord record, String place, Instant now) {
    var records = new ArrayList<>(due(now));
    var one = AttemptPlaces.One.parse(place);
    var kept = strangers.attempt(now, one);
    switch (kept) {
      case RECORDED -> records.add(record);
      case BEGINS_COUNT -> {
        var counting = new AttemptPlaces.From(one.lane(), one.offset());
        records.add(AuditRecord.newBuilder(record).setSource(counting.toString()).build());
      }
      case COUNTED -> {}
    }
    return new Told(records, kept != Strangers.Kept.COUNTED);
  }

  /** The same for bytes that are no command; nobody can be answered. */
  public List<AuditRecord> unreadable(String message, String place, Instant now) {
    var answer = Answer.Refused.invalid(Text.cut(message, Text.MAX_MESSAGE));
    return bounded(record("Unreadable", place, place, now, now, answer), place, now).records();
  }

  /** The one record of all that have none of their own, when their minute is over. */
  public List<AuditRecord> due(Instant now) {
    return strangers.missed(now).stream().map(missed -> unrecorded(missed, now)).toList();
  }

  private AuditRecord unrecorded(Strangers.Missed missed, Instant now) {
    var places = missed.places();
    return record(
        "Unrecorded",
        "unrecorded/" + places.begin(),
        places.toString(),
        missed.since(),
        now,
        new Answer.Refused(
            "too-many-strangers",
            ("%d commands that nobody known had signed were refused, only the first with a record"
                    + " and an answer, since %s, the last at %s.")
                .formatted(places.count(), missed.since(), places.end())));
  }

  private AuditRecord record(
      String operation,
      String id,
      String source,
      Instant requestedAt,
      Instant now,
      Answer.Refused answer) {
    return records.of(operation, id, source, requestedAt, now, answer.code(), answer.message());
  }
}
