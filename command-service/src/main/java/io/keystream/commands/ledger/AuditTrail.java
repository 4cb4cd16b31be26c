package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Text;
import io.keystream.domain.authorization.Authorization;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the record of an attempt to change a key or a secret. */
final class AuditTrail {

  private final String node;
  private final String strangersResource;

  /**
   * Records of one node.
   *
   * @param strangersResource marks the attempts that nobody known has signed
   */
  AuditTrail(String node, String strangersResource) {
    this.node = node;
    this.strangersResource = strangersResource;
  }

  /**
   * The record of one command.
   *
   * @param version that it is about; null for none
   * @param state of that version as the decision found it; empty for none
   * @param authorization what the policies said; null where they were not asked
   */
  AuditRecord record(
      Arrival arrival,
      @Nullable Integer version,
      String state,
      Answer answer,
      @Nullable Authorization authorization,
      Instant now) {
    var asked = arrival.asked();
    var record =
        about(arrival, now)
            .setCaller(Text.cut(asked.caller()))
            .setVersion(version)
            .setState(state)
            .setResource(asked.named().resource());
    if (authorization != null) {
      record.setPolicyVersion(authorization.version()).setPolicies(authorization.policyNames());
    }
    return switch (answer) {
      case Answer.Accepted _ ->
          record.setDecision(AuditDecision.ALLOWED).setDetail(asked.note()).build();
      case Answer.Refused(var code, var message) ->
          denied(record, code, asked.note().isEmpty() ? message : message + " " + asked.note());
    };
  }

  /** The record of an attempt that anybody may have made in the name that it bears. */
  AuditRecord strange(Arrival arrival, Answer.Refused answer, Instant now) {
    var asserted = Text.cut(arrival.asked().caller()).getPrincipal();
    return denied(
        about(arrival, now)
            .setCaller(StrangerRecord.UNKNOWN)
            .setVersion(arrival.asked().named().version())
            .setResource(strangersResource),
        answer.code(),
        "Asserted to come from '%s'. %s".formatted(asserted, answer.message()));
  }

  private AuditRecord.Builder about(Arrival arrival, Instant now) {
    var asked = arrival.asked();
    return AuditRecord.newBuilder()
        .setRecordId(Text.cut(asked.commandId(), Text.MAX_NAME))
        .setKind(AuditKind.CHANGE)
        .setOperation(asked.operation())
        .setRequestedAt(asked.issuedAt())
        .setRecordedAt(now)
        .setKey(asked.named().key())
        .setNode(node)
        .setSource(arrival.place());
  }

  private static AuditRecord denied(AuditRecord.Builder record, String code, String message) {
    return record.setDecision(AuditDecision.DENIED).setReason(code).setDetail(message).build();
  }
}
