package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Text;
import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes the record of an attempt to change a key. */
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
   * @param before the key as the decision found it; null where the name is no key's
   * @param authorization what the policies said; null where they were not asked
   */
  AuditRecord record(
      Arrival arrival,
      @Nullable Key before,
      Answer answer,
      @Nullable Authorization authorization,
      Instant now) {
    var version = version(arrival);
    var record =
        about(arrival, now)
            .setCaller(Text.cut(arrival.command().getCaller()))
            .setVersion(version)
            .setState(state(before, version));
    if (authorization != null) {
      record.setPolicyVersion(authorization.version()).setPolicies(authorization.policyNames());
    }
    return switch (answer) {
      case Answer.Accepted _ -> record.setDecision(AuditDecision.ALLOWED).build();
      case Answer.Refused(var code, var message) -> denied(record, code, message);
    };
  }

  /** The record of an attempt that anybody may have made in the name that it bears. */
  AuditRecord strange(Arrival arrival, Answer.Refused answer, Instant now) {
    var asserted = Text.cut(arrival.command().getCaller()).getPrincipal();
    return denied(
        about(arrival, now)
            .setCaller(StrangerRecord.UNKNOWN)
            .setVersion(version(arrival))
            .setResource(strangersResource),
        answer.code(),
        "Asserted to come from '%s'. %s".formatted(asserted, answer.message()));
  }

  private AuditRecord.Builder about(Arrival arrival, Instant now) {
    var command = arrival.command();
    return AuditRecord.newBuilder()
        .setRecordId(Text.cut(command.getCommandId(), Text.MAX_NAME))
        .setKind(AuditKind.CHANGE)
        .setOperation(body(arrival).getSchema().getName())
        .setRequestedAt(command.getIssuedAt())
        .setRecordedAt(now)
        .setKey(Text.cut(command.getKey(), Text.MAX_KEY))
        .setNode(node)
        .setSource(arrival.place());
  }

  private static AuditRecord denied(AuditRecord.Builder record, String code, String message) {
    return record.setDecision(AuditDecision.DENIED).setReason(code).setDetail(message).build();
  }

  private static SpecificRecord body(Arrival arrival) {
    return (SpecificRecord) arrival.command().getCommand();
  }

  /** The version that the command names, where it names one. */
  private static @Nullable Integer version(Arrival arrival) {
    var command = body(arrival);
    var field = command.getSchema().getField("version");
    return field == null ? null : (Integer) command.get(field.pos());
  }

  private static String state(@Nullable Key key, @Nullable Integer version) {
    if (version == null || version < 1 || version > KeyVersion.MAX) {
      return "";
    }
    var found =
        key instanceof Key.Present present ? present.versions().get(new KeyVersion(version)) : null;
    return found == null ? "" : found.state();
  }
}
