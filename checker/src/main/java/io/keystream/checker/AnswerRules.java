package io.keystream.checker;

import io.keystream.schemas.commandreply.Accepted;

/** No answer without a record, and it says the same; every recorded attempt has its answer. */
final class AnswerRules {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final Conversations conversations;

  AnswerRules(Findings findings, Line line, Slice slice, Conversations conversations) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.conversations = conversations;
  }

  void on(Entry<?> entry, Answer answer) {
    if (!slice.has(answer.id())) {
      return;
    }
    var at = entry.at();
    var row = conversations.row(answer.key(), answer.id());
    conversations.answer(row, at, entry.key(), line.isAfter(at));
    if (!line.isAfter(at)) {
      return;
    }
    if (!conversations.isRecorded(row)) {
      findings.add(
          Rule.ANSWER_IS_RECORDED, at, "'" + answer.id() + "' was answered without a record");
    } else if (answer.decision() != null && !conversations.isRecordedAs(row, answer.decision())) {
      findings.add(
          Rule.ANSWER_AGREES,
          at,
          "'%s' was answered as %s and is recorded otherwise, at %s"
              .formatted(answer.id(), answer.decision(), conversations.recordedAt(row)));
    } else if (answer.accepted() != null) {
      namesItsEvents(at, row, answer.id(), answer.accepted());
    }
  }

  private void namesItsEvents(Location at, int row, String id, Accepted accepted) {
    var first = accepted.getFirstSequence();
    var last = accepted.getLastSequence();
    if (!conversations.hasEvents(row, first, last)) {
      findings.add(
          Rule.ANSWER_NAMES_ITS_EVENTS,
          at,
          "'%s' is said to have left events %d to %d; others came of it"
              .formatted(id, first, last));
    }
  }

  /** After all questions and answers have been seen. */
  void finish(Horizons questionsKept, Horizons answersKept) {
    for (var row = 0; row < conversations.size(); row++) {
      if (conversations.isRecorded(row)) {
        answered(row, answersKept);
        if (questionsKept.coverEverywhere(conversations.recordedTime(row))) {
          answeredAsAsked(row);
        }
      }
    }
  }

  private void answered(int row, Horizons answersKept) {
    if (conversations.answers(row) == 0
        && conversations.mustBeAnswered(row)
        && answersKept.cover(conversations.wantedPartition(row), conversations.recordedTime(row))) {
      findings.add(
          Rule.RECORDED_IS_ANSWERED,
          conversations.askedAt(row),
          "recorded at " + conversations.recordedAt(row) + " and never answered");
    }
  }

  private void answeredAsAsked(int row) {
    var most = Math.max(1, conversations.awaited(row));
    if (conversations.judgedAnswers(row) > most) {
      findings.add(
          Rule.ANSWERED_ONCE,
          conversations.answeredAt(row),
          "answered %d times, asked %d times"
              .formatted(conversations.judgedAnswers(row), conversations.awaited(row)));
    }
    if (conversations.isMisdirected(row)) {
      findings.add(
          Rule.ANSWER_IS_AT_ITS_ADDRESS,
          conversations.answeredAt(row),
          "the question at " + conversations.askedAt(row) + " wanted it elsewhere");
    }
  }
}
