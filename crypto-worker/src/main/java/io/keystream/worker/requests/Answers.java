package io.keystream.worker.requests;

import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes what a caller gets and what the audit log keeps of an outcome. */
final class Answers {

  private final String node;

  Answers(String node) {
    this.node = node;
  }

  ProducerRecord<String, byte[]> reply(CryptoRequestRecord request, Outcome outcome) {
    var answer = answer(outcome);
    var value =
        Topics.CRYPTO_REPLIES
            .codec()
            .encode(new CryptoReplyRecord(Texts.cut(request.getRequestId()), answer));
    Payloads.wipeReply(answer);
    var to = request.getReplyTo();
    return new ProducerRecord<>(
        Topics.CRYPTO_REPLIES.name(), to.getPartition(), Texts.cut(to.getAddress()), value);
  }

  /** No payload and no secret, whatever the outcome. */
  ProducerRecord<String, byte[]> audit(
      CryptoRequestRecord request, String source, Outcome outcome, Instant now) {
    var used = outcome.used();
    var record =
        new AuditRecord(
            Texts.cut(request.getRequestId()),
            AuditKind.USE,
            ((SpecificRecord) request.getOperation()).getSchema().getName(),
            request.getRequestedAt(),
            now,
            caller(request.getCaller()),
            Texts.cut(request.getKey()),
            used.version() == 0 ? null : used.version(),
            used.state(),
            decision(outcome),
            reason(outcome),
            detail(outcome),
            Payloads.sizeBytes(request.getOperation()),
            node,
            source,
            "",
            0L,
            "",
            false);
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        now.toEpochMilli(),
        Texts.cut(request.getCaller().getPrincipal()),
        Topics.AUDIT_LOG.codec().encode(record));
  }

  private static SpecificRecord answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.answer();
      case Outcome.Denied denied -> new UseRefused(denied.code(), denied.message());
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

  private static CallerRecord caller(CallerRecord claimed) {
    @Nullable String user = claimed.getUser();
    return new CallerRecord(
        Texts.cut(claimed.getPrincipal()),
        Texts.cut(claimed.getApplication()),
        user == null ? null : Texts.cut(user),
        claimed.getUserVerified());
  }
}
