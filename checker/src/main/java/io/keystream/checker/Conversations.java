package io.keystream.checker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Questions, records and answers that bear the same id; about 110 bytes each, commands 130.
 *
 * <p>An answer does not name its principal. Where two principals chose the same id, their questions
 * and answers are judged together.
 */
final class Conversations {

  private final AuditKind kind;
  private final IdTable ids = new IdTable();

  private final ByteColumn decisions = new ByteColumn();
  private final LongColumn recordedTime = new LongColumn();
  private final LocationColumn recordedIn = new LocationColumn(Topics.AUDIT_LOG.name());

  private final ByteColumn effects = new ByteColumn();
  private final LongColumn firstSequence = new LongColumn();
  private final LongColumn lastSequence = new LongColumn();

  private final ByteColumn questions = new ByteColumn();
  private final ByteColumn awaited = new ByteColumn();
  private final ByteColumn consumedAndAwaited = new ByteColumn();
  private final LongColumn wantedAddress = new LongColumn();
  private final LongColumn wantedPartition = new LongColumn();
  private final LocationColumn askedIn;

  private final ByteColumn answers = new ByteColumn();
  private final ByteColumn judgedAnswers = new ByteColumn();
  private final LongColumn answerAddress = new LongColumn();
  private final LocationColumn answeredIn;

  Conversations(AuditKind kind, String questionTopic, String answerTopic) {
    this.kind = kind;
    this.askedIn = new LocationColumn(questionTopic);
    this.answeredIn = new LocationColumn(answerTopic);
  }

  int size() {
    return ids.size();
  }

  int row(String key, String id) {
    return ids.row(Identity.ofAnswer(kind, key, id));
  }

  void record(int row, AuditRecord record, Location at) {
    decisions.set(row, decisions.at(row) | Decisions.code(record.getDecision()));
    var time = record.getRecordedAt().toEpochMilli();
    recordedTime.set(row, Math.max(recordedTime.at(row), time));
    recordedIn.set(row, at);
  }

  /** An event that came of it; {@code begins} where it is the first of a run. */
  void effect(int row, long sequence, boolean begins) {
    if (begins) {
      effects.increment(row);
      firstSequence.set(row, sequence);
    }
    lastSequence.set(row, sequence);
  }

  /** Whether exactly these events came of it, as far as one run of events can be told. */
  boolean hasEvents(int row, long first, long last) {
    return effects.at(row) != 1 || (firstSequence.at(row) == first && lastSequence.at(row) == last);
  }

  void ask(int row, Location at, @Nullable ReplyAddress replyTo, boolean consumed) {
    questions.increment(row);
    askedIn.set(row, at);
    if (replyTo != null) {
      awaited.increment(row);
      wantedAddress.set(row, address(replyTo.getPartition(), replyTo.getAddress()));
      wantedPartition.set(row, replyTo.getPartition());
      if (consumed) {
        consumedAndAwaited.increment(row);
      }
    }
  }

  void answer(int row, Location at, @Nullable String address, boolean judged) {
    answers.increment(row);
    answeredIn.set(row, at);
    answerAddress.set(row, address(at.partition(), String.valueOf(address)));
    if (judged) {
      judgedAnswers.increment(row);
    }
  }

  boolean isRecorded(int row) {
    return decisions.at(row) != 0;
  }

  boolean isRecordedAs(int row, AuditDecision decision) {
    return (decisions.at(row) & Decisions.code(decision)) != 0;
  }

  /** The newest time it was recorded at. */
  Instant recordedTime(int row) {
    return Instant.ofEpochMilli(recordedTime.at(row));
  }

  Location recordedAt(int row) {
    return recordedIn.at(row);
  }

  /**
   * Whether somebody waits for an answer: where only some of the questions want one, the question
   * that was recorded may be another.
   */
  boolean mustBeAnswered(int row) {
    return consumedAndAwaited.at(row) > 0
        || (awaited.at(row) > 0 && awaited.at(row) == questions.at(row));
  }

  int awaited(int row) {
    return awaited.at(row);
  }

  int wantedPartition(int row) {
    return (int) wantedPartition.at(row);
  }

  Location askedAt(int row) {
    return askedIn.at(row);
  }

  int answers(int row) {
    return answers.at(row);
  }

  /** Answers that were given before the line was drawn: their questions were read. */
  int judgedAnswers(int row) {
    return judgedAnswers.at(row);
  }

  Location answeredAt(int row) {
    return answeredIn.at(row);
  }

  /** Whether the only answer lies elsewhere than the only question wanted. */
  boolean isMisdirected(int row) {
    return questions.at(row) == 1
        && answers.at(row) == 1
        && judgedAnswers.at(row) == 1
        && answerAddress.at(row) != wantedAddress.at(row);
  }

  private static long address(int partition, String address) {
    return Fingerprint.of(partition + "/" + address);
  }
}
