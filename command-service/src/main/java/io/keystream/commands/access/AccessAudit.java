package io.keystream.commands.access;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Text;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.AccessSubject;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Writes the record of an attempt to change who may call, or what. */
final class AccessAudit {

  private static final CallerRecord UNKNOWN = new CallerRecord("unknown", "unknown", null, false);
  private static final String TOPIC = "topic/" + Topics.ACCESS_COMMANDS.name();

  private final String node;

  AccessAudit(String node) {
    this.node = node;
  }

  /** The record of one command, its caller as asserted. */
  AuditRecord record(AccessCommandRecord command, String place, Answer answer, Instant now) {
    var body = (SpecificRecord) command.getCommand();
    var subject = AccessCommandMapping.subject(command);
    return decided(
        AuditRecord.newBuilder()
            .setRecordId(Text.cut(command.getCommandId(), Text.MAX_NAME))
            .setOperation(body.getSchema().getName())
            .setRequestedAt(command.getIssuedAt())
            .setCaller(Text.cut(command.getCaller()))
            .setSource(place)
            .setResource(
                new AccessSubject(subject.kind(), Text.cut(subject.name(), Text.MAX_NAME))
                    .resource()),
        answer,
        now);
  }

  /** The record of bytes that are no command. */
  AuditRecord unreadable(String place, Answer answer, Instant now) {
    return decided(
        AuditRecord.newBuilder()
            .setRecordId(place)
            .setOperation("Unreadable")
            .setRequestedAt(now)
            .setCaller(UNKNOWN)
            .setSource(place)
            .setResource(TOPIC),
        answer,
        now);
  }

  /** The one record of all that have none of their own. */
  AuditRecord unrecorded(Strangers.Missed missed, Instant now) {
    return decided(
        AuditRecord.newBuilder()
            .setRecordId("unrecorded/" + missed.first())
            .setOperation("Unrecorded")
            .setRequestedAt(missed.since())
            .setCaller(UNKNOWN)
            .setSource(missed.first())
            .setResource(TOPIC),
        new Answer.Refused("too-many-strangers", sentence(missed)),
        now);
  }

  private static String sentence(Strangers.Missed missed) {
    return ("%d commands that nobody known had signed were refused without a record or an answer,"
            + " since %s, the last at %s.")
        .formatted(missed.count(), missed.since(), missed.last());
  }

  private AuditRecord decided(AuditRecord.Builder record, Answer answer, Instant now) {
    record.setKind(AuditKind.CHANGE).setRecordedAt(now).setKey("").setVersion(null).setNode(node);
    return switch (answer) {
      case Answer.Accepted _ -> record.setDecision(AuditDecision.ALLOWED).build();
      case Answer.Refused(var code, var message) ->
          record.setDecision(AuditDecision.DENIED).setReason(code).setDetail(message).build();
    };
  }
}
