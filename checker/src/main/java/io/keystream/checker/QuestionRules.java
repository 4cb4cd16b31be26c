package io.keystream.checker;

import io.keystream.checker.Exchange.Question;
import io.keystream.schemas.wire.AuditDecision;
import java.util.Map;

/** A command or request that its service has passed has an audit record that names its key. */
final class QuestionRules {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final Attempts attempts;
  private final Conversations conversations;
  private final Map<Integer, Long> passed;

  QuestionRules(
      Findings findings,
      Line line,
      Slice slice,
      Attempts attempts,
      Conversations conversations,
      Map<Integer, Long> passed) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.attempts = attempts;
    this.conversations = conversations;
    this.passed = passed;
  }

  void on(Location at, Question question) {
    if (!slice.has(question.id()) || !Identity.isWhole(question.principal(), question.id())) {
      return;
    }
    var consumed = at.offset() < passed.getOrDefault(at.partition(), 0L);
    var row = conversations.row(question.key(), question.id());
    conversations.ask(row, at, question.usableReplyTo(), consumed);
    recorded(at, question, consumed);
  }

  private void recorded(Location at, Question question, boolean consumed) {
    var row = attempts.row(question.principal(), question.key(), question.id());
    if (!attempts.isRecorded(row)) {
      if (consumed && line.isAfter(at)) {
        findings.add(
            Rule.CONSUMED_IS_RECORDED,
            at,
            "'%s' by '%s' for key '%s' was consumed and has no audit record"
                .formatted(question.id(), question.principal(), question.key()));
      }
    } else if (attempts.decision(row) == AuditDecision.ALLOWED
        && !attempts.isOf(row, question.key())) {
      findings.add(
          Rule.RECORD_NAMES_THE_KEY,
          at,
          "'%s' by '%s' is for key '%s' and recorded for another, at %s"
              .formatted(
                  question.id(), question.principal(), question.key(), attempts.recordedAt(row)));
    }
  }
}
