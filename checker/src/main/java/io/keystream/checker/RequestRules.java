package io.keystream.checker;

import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SealedRequestRecord;

/**
 * A crypto request that its service has passed has its audit record, or is one of those that nobody
 * known had sealed. Which it is, only the worker can tell, so whatever stands on the topic is
 * accounted for, readable or not.
 */
final class RequestRules implements Log.Visitor<SealedRequestRecord> {

  private final Consumed consumed;
  private final Slice slice;
  private final Attempts uses;
  private final Conversations talk;

  RequestRules(Consumed consumed, Slice slice, Attempts uses, Conversations talk) {
    this.consumed = consumed;
    this.slice = slice;
    this.uses = uses;
    this.talk = talk;
  }

  @Override
  public void record(Entry<SealedRequestRecord> entry) {
    if (entry.value() == null) {
      garbage(entry.at());
      return;
    }
    var question = Question.of(entry.key(), entry.value());
    if (!slice.has(question.id())) {
      return;
    }
    if (!isRecorded(question)) {
      consumed.accountFor(
          entry.at(), "'%s' by '%s'".formatted(question.id(), question.principal()));
    } else if (!consumed.isRecordedAlone(entry.at())) {
      talk.ask(
          talk.row(question.key(), question.id()),
          entry.at(),
          question.usableReplyTo(),
          consumed.has(entry.at()));
    }
  }

  @Override
  public void unreadable(Location at, UnreadableRecord why) {
    garbage(at);
  }

  private void garbage(Location at) {
    consumed.accountForGarbage(at, "what cannot be read");
  }

  private boolean isRecorded(Question question) {
    return uses.isRecorded(uses.row(question.principal(), question.key(), question.id()));
  }
}
