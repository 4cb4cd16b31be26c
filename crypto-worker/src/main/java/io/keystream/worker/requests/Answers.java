package io.keystream.worker.requests;

import io.keystream.http.Texts;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.worker.sessions.ReplyEpochs;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes what a caller gets of an outcome.
 *
 * <p><b>Thread safety:</b> safe, for each request with its outcome one thread.
 */
final class Answers {

  private static final String REPLIES = Topics.CRYPTO_REPLIES.name();

  private final ReplyEpochs epochs;

  Answers(ReplyEpochs epochs) {
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

  static SpecificRecord answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.answer();
      case Outcome.Denied denied ->
          new UseRefused(denied.code(), denied.message(), denied.admittedAt());
      case Outcome.Failed failed ->
          new UseFailed(failed.code(), failed.message(), failed.retryable());
    };
  }
}
