package io.keystream.checker;

import io.keystream.domain.key.KeyEvent;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.KeyEventRecord;
import org.jspecify.annotations.Nullable;

/** What every key event must keep: its place, its number, its history, its command's record. */
final class EventRules {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final int partitions;
  private final Attempts changes;
  private final Conversations talk;
  private final UsedVersions usedVersions;

  EventRules(
      Findings findings,
      Line line,
      Slice slice,
      int partitions,
      Attempts changes,
      Conversations talk,
      UsedVersions usedVersions) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.partitions = partitions;
    this.changes = changes;
    this.talk = talk;
    this.usedVersions = usedVersions;
  }

  void on(Entry<KeyEventRecord> entry, Histories histories, KeyEventProof proof) {
    var record = entry.value();
    var event = record == null ? null : event(entry, record);
    if (record == null || event == null) {
      return;
    }
    var known = histories.find(event.key());
    if (!proof.holds(entry, record, known == null ? 0 : known.sequence())) {
      return;
    }
    place(entry, record);
    var history = histories.of(event.key());
    var repeats = repeats(record, event, history);
    if (!history.isBroken()) {
      append(entry.at(), record, event, history, repeats);
    }
    if (line.isAfter(entry.at()) && slice.has(record.getCommandId())) {
      recorded(entry.at(), record);
    }
  }

  private @Nullable KeyEvent event(Entry<KeyEventRecord> entry, KeyEventRecord record) {
    try {
      return KeyEventMapping.toEvent(record);
    } catch (IllegalArgumentException e) {
      findings.add(Rule.RECORD_IS_READABLE, entry.at(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void place(Entry<KeyEventRecord> entry, KeyEventRecord record) {
    var partition = Partitioning.partition(record.getKey(), partitions);
    if (!record.getKey().equals(entry.key()) || partition != entry.at().partition()) {
      findings.add(
          Rule.EVENT_IS_IN_ITS_PARTITION,
          entry.at(),
          "key '%s' belongs under that name in partition %d; the record's key is '%s'"
              .formatted(record.getKey(), partition, entry.key()));
    }
  }

  /** Whether the event's command had its effect before. */
  private boolean repeats(KeyEventRecord record, KeyEvent event, History history) {
    var begins = history.begins(record.getCommandId());
    var first = history.isFirst(event);
    if (!slice.has(record.getCommandId())) {
      return false;
    }
    var row = talk.row(record.getKey(), record.getCommandId());
    talk.effect(row, record.getSequence(), begins);
    var again = begins && changes.effect(row(record)) > 1;
    return again || !first;
  }

  private void append(
      Location at, KeyEventRecord record, KeyEvent event, History history, boolean repeats) {
    if (!history.isNext(record.getSequence())) {
      history.breakHere();
      findings.add(
          Rule.SEQUENCE_HAS_NO_GAP,
          at,
          "event %d of key '%s' follows event %d"
              .formatted(record.getSequence(), record.getKey(), history.sequence()));
      return;
    }
    if (repeats) {
      findings.add(
          Rule.COMMAND_HAS_ONE_EFFECT,
          at,
          "command '%s' had its effect before; event %d of key '%s' repeats it"
              .formatted(record.getCommandId(), record.getSequence(), record.getKey()));
    }
    try {
      history.append(event, at);
    } catch (IllegalStateException | IllegalArgumentException e) {
      history.breakHere();
      findings.add(Rule.HISTORY_FOLDS, at, String.valueOf(e.getMessage()));
      return;
    }
    usedVersions.happened(event);
  }

  private void recorded(Location at, KeyEventRecord record) {
    var row = row(record);
    if (!changes.isRecorded(row)) {
      missing(at, record, "has no audit record");
    } else if (changes.decision(row) != AuditDecision.ALLOWED) {
      missing(at, record, "is recorded as " + changes.decision(row));
    }
  }

  private int row(KeyEventRecord record) {
    return changes.row(record.getCaller().getPrincipal(), record.getKey(), record.getCommandId());
  }

  private void missing(Location at, KeyEventRecord record, String what) {
    findings.add(
        Rule.EVENT_IS_RECORDED,
        at,
        "command '%s' by '%s' changed key '%s' and %s"
            .formatted(
                record.getCommandId(), record.getCaller().getPrincipal(), record.getKey(), what));
  }
}
