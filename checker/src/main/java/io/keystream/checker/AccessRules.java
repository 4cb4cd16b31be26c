package io.keystream.checker;

import static io.keystream.schemas.SignedCommandMapping.bytes;

import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.SignedCommandRecord;
import org.jspecify.annotations.Nullable;

/**
 * An access event comes of one command that has its record, and a command has one event. Whether
 * its signature holds {@link AccessProof} judges.
 */
final class AccessRules {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final Attempts changes;
  private final Conversations talk;

  AccessRules(Findings findings, Line line, Slice slice, Attempts changes, Conversations talk) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.changes = changes;
    this.talk = talk;
  }

  /** Whoever can write to the topic can ask anything: only what is answered must be recorded. */
  void onCommand(Entry<SignedCommandRecord> entry) {
    var command = entry.value() == null ? null : command(entry.value());
    if (command != null && slice.has(command.getCommandId())) {
      var question =
          new Question(
              command.getCommandId(),
              Identity.NO_KEY,
              command.getCaller().getPrincipal(),
              command.getReplyTo());
      var row = talk.row(Identity.NO_KEY, question.id());
      talk.ask(row, entry.at(), question.usableReplyTo(), false);
    }
  }

  void onEvent(Entry<AccessEventRecord> entry) {
    var record = entry.value();
    if (record == null) {
      return;
    }
    var command = command(record.getEvidence());
    if (command == null) {
      findings.add(Rule.RECORD_IS_READABLE, entry.at(), "the evidence of the event is no command");
    } else if (slice.has(command.getCommandId())) {
      effect(entry.at(), command, record.getSequence());
    }
  }

  private void effect(Location at, AccessCommandRecord command, long sequence) {
    var id = command.getCommandId();
    var principal = command.getCaller().getPrincipal();
    var row = changes.row(principal, Identity.NO_KEY, id);
    talk.effect(talk.row(Identity.NO_KEY, id), sequence, true);
    if (changes.effect(row) > 1) {
      findings.add(
          Rule.COMMAND_HAS_ONE_EFFECT,
          at,
          "access command '%s' had its effect before; this event repeats it".formatted(id));
    }
    if (line.isAfter(at)
        && !(changes.isRecorded(row) && changes.decision(row) == AuditDecision.ALLOWED)) {
      findings.add(
          Rule.EVENT_IS_RECORDED,
          at,
          "access command '%s' by '%s' has an event and no audit record that it was allowed"
              .formatted(id, principal));
    }
  }

  private static @Nullable AccessCommandRecord command(SignedCommandRecord signed) {
    try {
      return AccessCommandMapping.CODEC.decode(bytes(signed.getCommand()));
    } catch (UnreadableRecord _) {
      return null;
    }
  }
}
