package io.keystream.checker;

import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.util.Map;

/**
 * A command that its service has passed has its audit record, or is one of those that nobody known
 * had signed, readable or not.
 */
final class CommandRules implements Log.Visitor<SignedCommandRecord> {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final Attempts changes;
  private final Conversations talk;
  private final PassedOver passedOver;
  private final Map<Integer, Long> passed;
  private final int partitions;

  CommandRules(
      Findings findings,
      Line line,
      Slice slice,
      Attempts changes,
      Conversations talk,
      PassedOver passedOver,
      Map<Integer, Long> passed,
      int partitions) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.changes = changes;
    this.talk = talk;
    this.passedOver = passedOver;
    this.passed = passed;
    this.partitions = partitions;
  }

  @Override
  public void record(Entry<SignedCommandRecord> entry) {
    var question = entry.value() == null ? null : Question.of(entry.value());
    if (question == null) {
      garbage(entry.at());
    } else if (slice.has(question.id()) && Identity.isWhole(question.principal(), question.id())) {
      on(entry.at(), question);
    }
  }

  @Override
  public void unreadable(Location at, UnreadableRecord why) {
    garbage(at);
  }

  private void on(Location at, Question question) {
    var isOwn = isRecorded(question) && isAtHome(at, question);
    var asked = isAtHome(at, question) ? question : question.withoutReply();
    talk.ask(
        talk.row(question.key(), question.id()),
        at,
        asked.usableReplyTo(),
        isOwn && isConsumed(at));
    if (!isOwn) {
      accountedFor(
          at,
          "'%s' by '%s' for key '%s'"
              .formatted(question.id(), question.principal(), question.key()));
    }
  }

  private void garbage(Location at) {
    if (slice.has(at.toString())) {
      accountedFor(at, "what is no command");
    }
  }

  private void accountedFor(Location at, String what) {
    if (isConsumed(at) && line.isAfter(at) && !passedOver.accountsFor(at)) {
      findings.add(
          Rule.CONSUMED_IS_RECORDED,
          at,
          what + " was consumed, and the audit log has neither its record nor a count it is in");
    }
  }

  private boolean isRecorded(Question question) {
    return changes.isRecorded(changes.row(question.principal(), question.key(), question.id()));
  }

  /** A copy elsewhere is nobody's command. */
  private boolean isAtHome(Location at, Question question) {
    return Partitioning.partition(question.key(), partitions) == at.partition();
  }

  private boolean isConsumed(Location at) {
    return at.offset() < passed.getOrDefault(at.partition(), 0L);
  }
}
