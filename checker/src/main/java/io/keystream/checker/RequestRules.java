package io.keystream.checker;

import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import java.util.Map;

/**
 * A crypto request that its service has passed has its audit record, or is one of those that nobody
 * known had sealed. Which it is, only the worker can tell, so whatever stands on the topic is
 * accounted for, readable or not.
 */
final class RequestRules implements Log.Visitor<SealedRequestRecord> {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final Attempts uses;
  private final Conversations talk;
  private final PassedOver passedOver;
  private final Map<Integer, Long> passed;

  RequestRules(
      Findings findings,
      Line line,
      Slice slice,
      Attempts uses,
      Conversations talk,
      PassedOver passedOver,
      Map<Integer, Long> passed) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.uses = uses;
    this.talk = talk;
    this.passedOver = passedOver;
    this.passed = passed;
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
      accountedFor(entry.at(), "'%s' by '%s'".formatted(question.id(), question.principal()));
    } else if (!passedOver.isRecordedAlone(entry.at())) {
      talk.ask(
          talk.row(question.key(), question.id()),
          entry.at(),
          question.usableReplyTo(),
          isConsumed(entry.at()));
    }
  }

  @Override
  public void unreadable(Location at, UnreadableRecord why) {
    garbage(at);
  }

  private void garbage(Location at) {
    if (slice.has(at.toString())) {
      accountedFor(at, "what cannot be read");
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
    return uses.isRecorded(uses.row(question.principal(), question.key(), question.id()));
  }

  private boolean isConsumed(Location at) {
    return at.offset() < passed.getOrDefault(at.partition(), 0L);
  }
}
