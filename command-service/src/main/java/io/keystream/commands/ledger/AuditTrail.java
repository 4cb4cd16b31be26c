package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Text;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes the record of an attempt to change a key. */
final class AuditTrail {

  private final String node;

  AuditTrail(String node) {
    this.node = node;
  }

  /**
   * The record of one command.
   *
   * @param before the key as the decision found it; null where the name is no key's
   */
  AuditRecord record(Arrival arrival, @Nullable Key before, Answer answer, Instant now) {
    var command = arrival.command();
    var body = (SpecificRecord) command.getCommand();
    var version = version(body);
    var builder =
        AuditRecord.newBuilder()
            .setRecordId(Text.cut(command.getCommandId(), Text.MAX_NAME))
            .setKind(AuditKind.CHANGE)
            .setOperation(body.getSchema().getName())
            .setRequestedAt(command.getIssuedAt())
            .setRecordedAt(now)
            .setCaller(Text.cut(command.getCaller()))
            .setKey(Text.cut(command.getKey(), Text.MAX_KEY))
            .setVersion(version)
            .setState(state(before, version))
            .setNode(node)
            .setSource(arrival.place());
    return switch (answer) {
      case Answer.Accepted _ -> builder.setDecision(AuditDecision.ALLOWED).build();
      case Answer.Refused(var code, var message) ->
          builder.setDecision(AuditDecision.DENIED).setReason(code).setDetail(message).build();
    };
  }

  /** The version that the command names, where it names one. */
  private static @Nullable Integer version(SpecificRecord command) {
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
