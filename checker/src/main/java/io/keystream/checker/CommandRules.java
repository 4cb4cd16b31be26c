package io.keystream.checker;

import io.keystream.schemas.Partitioning;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/**
 * A command that its service has passed has its audit record, or is one of those that nobody known
 * had signed, readable or not.
 */
final class CommandRules implements Log.Visitor<SignedCommandRecord> {

  private final Consumed consumed;
  private final Slice slice;
  private final Attempts changes;
  private final Conversations talk;
  private final int partitions;

  CommandRules(
      Consumed consumed, Slice slice, Attempts changes, Conversations talk, int partitions) {
    this.consumed = consumed;
    this.slice = slice;
    this.changes = changes;
    this.talk = talk;
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
        isOwn && consumed.has(at));
    if (!isOwn) {
      consumed.accountFor(
          at,
          "'%s' by '%s' for key '%s'"
              .formatted(question.id(), question.principal(), question.key()));
    }
  }

  private void garbage(Location at) {
    consumed.accountForGarbage(at, "what is no command");
  }

  private boolean isRecorded(Question question) {
    return changes.isRecorded(changes.row(question.principal(), question.key(), question.id()));
  }

  /** A copy elsewhere is nobody's command. */
  private boolean isAtHome(Location at, Question question) {
    return Partitioning.partition(question.key(), partitions) == at.partition();
  }
}
