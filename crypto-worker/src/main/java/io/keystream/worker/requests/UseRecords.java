package io.keystream.worker.requests;

import io.keystream.edge.AuditWriter;
import io.keystream.schemas.reply.ReEncrypted;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes what the audit log keeps of a use.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class UseRecords {

  private final String node;

  /**
   * Of one worker.
   *
   * @param node its name
   */
  UseRecords(String node) {
    this.node = node;
  }

  /** No payload and no secret, whatever the outcome. */
  ProducerRecord<String, byte[]> of(
      CallerRequest request, String source, Execution execution, Instant now) {
    var outcome = execution.outcome();
    var permit = execution.permit();
    var used = outcome.used();
    var caller = request.caller();
    var content = request.content();
    var token = request.token();
    var record =
        AuditRecord.newBuilder()
            .setRecordId(request.id().toString())
            .setKind(AuditKind.USE)
            .setOperation(content == null ? "Unreadable" : operation(content).getSchema().getName())
            .setRequestedAt(content == null ? now : content.getRequestedAt())
            .setRecordedAt(now)
            .setCaller(caller)
            .setKey(request.key())
            .setVersion(used.version() == 0 ? null : used.version())
            .setState(used.state())
            .setDecision(decision(outcome))
            .setReason(reason(outcome))
            .setDetail(detail(outcome))
            .setBytesIn(content == null ? 0 : Payloads.sizeBytes(content.getOperation()))
            .setNode(node)
            .setSource(source)
            .setPolicyVersion(permit == null ? 0 : permit.authorization().version())
            .setPolicies(permit == null ? "" : permit.authorization().policyNames())
            .setCounted(permit instanceof Permit.Counted)
            .setToken(token == null ? null : token.text())
            .build();
    return AuditWriter.toLog(record, now);
  }

  private static SpecificRecord operation(CryptoRequestRecord content) {
    return (SpecificRecord) content.getOperation();
  }

  private static AuditDecision decision(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> AuditDecision.ALLOWED;
      case Outcome.Denied _ -> AuditDecision.DENIED;
      case Outcome.Failed _ -> AuditDecision.FAILED;
    };
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> "";
      case Outcome.Denied denied -> denied.code();
      case Outcome.Failed failed -> failed.code();
    };
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(_, ReEncrypted answer) ->
          "Opened with version " + answer.getOpenedVersion() + ".";
      case Outcome.Done _ -> "";
      case Outcome.Denied denied -> denied.message();
      case Outcome.Failed failed -> failed.message();
    };
  }
}
