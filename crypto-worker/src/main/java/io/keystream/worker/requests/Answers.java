package io.keystream.worker.requests;

import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.worker.sessions.ReplyEpochs;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes what a caller gets and what the audit log keeps of an outcome.
 *
 * <p><b>Thread safety:</b> safe, for each request with its outcome one thread.
 */
final class Answers {

  private static final String REPLIES = Topics.CRYPTO_REPLIES.name();

  private final String node;
  private final ReplyEpochs epochs;

  Answers(String node, ReplyEpochs epochs) {
    this.node = node;
    this.epochs = epochs;
  }

  /** Sealed, so that the caller alone can open it, and knows that a worker has answered. */
  ProducerRecord<String, byte[]> reply(Unsealed.Genuine request, Outcome outcome) {
    var answer = answer(outcome);
    var content = SealedContent.REPLY.encode(new CryptoReplyRecord(answer));
    Payloads.wipeReply(answer);
    try {
      var asked = FieldBytes.reveal(request.envelope().getSealed());
      var sealed =
          epochs.seal(
              System.nanoTime(),
              epoch -> request.session().seal(REPLIES, request.id(), asked, content, epoch));
      return reply(
          request.envelope(),
          new Sealed(
              ByteBuffer.wrap(sealed.workerKey()),
              sealed.counter(),
              ByteBuffer.wrap(sealed.sealed())));
    } finally {
      Wiped.wipe(content);
    }
  }

  /** A hint that its opening is to be published again; nothing vouches for it. */
  static ProducerRecord<String, byte[]> sessionUnknown(SealedRequestRecord request) {
    return reply(request, new SessionUnknown());
  }

  private static ProducerRecord<String, byte[]> reply(
      SealedRequestRecord request, SpecificRecord answer) {
    var to = request.getReplyTo();
    return new ProducerRecord<>(
        REPLIES,
        to.getPartition(),
        Texts.cut(to.getAddress()),
        Topics.CRYPTO_REPLIES
            .codec()
            .encode(new SealedReplyRecord(request.getRequestId(), answer)));
  }

  /** No payload and no secret, whatever the outcome. */
  ProducerRecord<String, byte[]> audit(
      Unsealed.Genuine request, String source, Execution execution, Instant now) {
    var outcome = execution.outcome();
    var permit = execution.permit();
    var used = outcome.used();
    var caller = request.caller();
    var content = request.content();
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
            .build();
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        now.toEpochMilli(),
        caller.getPrincipal(),
        Topics.AUDIT_LOG.codec().encode(record));
  }

  private static SpecificRecord operation(CryptoRequestRecord content) {
    return (SpecificRecord) content.getOperation();
  }

  static SpecificRecord answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.answer();
      case Outcome.Denied denied ->
          new UseRefused(denied.code(), denied.message(), denied.admittedAt());
      case Outcome.Failed failed ->
          new UseFailed(failed.code(), failed.message(), failed.retryable());
    };
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
      case Outcome.Done _ -> "";
      case Outcome.Denied denied -> denied.message();
      case Outcome.Failed failed -> failed.message();
    };
  }
}
