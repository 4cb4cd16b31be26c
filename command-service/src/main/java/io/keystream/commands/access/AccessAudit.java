package io.keystream.commands.access;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Text;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.AccessSubject;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Writes the record of an attempt to change who may call, or what. */
final class AccessAudit {

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

  private AuditRecord decided(AuditRecord.Builder record, Answer answer, Instant now) {
    record.setKind(AuditKind.CHANGE).setRecordedAt(now).setKey("").setVersion(null).setNode(node);
    return switch (answer) {
      case Answer.Accepted _ -> record.setDecision(AuditDecision.ALLOWED).build();
      case Answer.Refused(var code, var message) ->
          record.setDecision(AuditDecision.DENIED).setReason(code).setDetail(message).build();
    };
  }
}
