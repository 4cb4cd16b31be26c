package io.keystream.worker.requests;

import io.keystream.http.Texts;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.sealing.BrokenSeal;
import io.keystream.sealing.RequestHeader;
import io.keystream.sealing.SessionId;
import io.keystream.worker.sessions.ServedSession;
import io.keystream.worker.sessions.WorkerSessions;
import io.keystream.worker.sessions.WorkerSessions.Found;
import io.keystream.worker.token.TokenFailure;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Opens requests: the session is known, the record stands where and under which key it was sealed
 * for, and not a bit of it was changed. Everything else is a stranger's.
 *
 * <p><b>Thread safety:</b> for one thread; any may open what comes in a session that is known.
 */
final class Unsealing {

  private final WorkerSessions sessions;

  Unsealing(WorkerSessions sessions) {
    this.sessions = sessions;
  }

  private interface Finder {
    @Nullable Found find(SessionId session, SealedRequestRecord envelope);
  }

  /** Looks for its session, or waits for it, where it has to. */
  Unsealed open(ConsumerRecord<String, byte[]> record) {
    return Objects.requireNonNull(
        open(
            record,
            (id, envelope) -> sessions.find(id, openingOf(record), envelope.getOpeningOffset())));
  }

  /** Null where its session has to be looked for. */
  @Nullable Unsealed openKnown(ConsumerRecord<String, byte[]> record) {
    return open(record, (id, _) -> sessions.known(id).map(Found.Known::new).orElse(null));
  }

  private static @Nullable Unsealed open(ConsumerRecord<String, byte[]> record, Finder sessions) {
    var claimed = Texts.cut(record.key());
    try {
      var envelope = Topics.CRYPTO_REQUESTS.codec().decode(present(record.value()));
      var header = header(envelope, record);
      var session = SessionId.ofBytes(FieldBytes.reveal(envelope.getSession()));
      return switch (sessions.find(session, envelope)) {
        case null -> null;
        case Found.Unknown(var reason) ->
            new Unsealed.Strange("unknown-session", reason + ".", claimed, envelope);
        case Found.Known(var known) -> open(known, header, envelope, record);
      };
    } catch (UnreadableRecord | IllegalArgumentException e) {
      return new Unsealed.Strange("unreadable", Texts.cut(e.getMessage()) + ".", claimed, null);
    } catch (TokenFailure e) {
      return new Unsealed.Undecided(e.getMessage());
    }
  }

  private static Unsealed open(
      ServedSession served,
      RequestHeader header,
      SealedRequestRecord envelope,
      ConsumerRecord<String, byte[]> record) {
    var claimed = Texts.cut(record.key());
    if (!served.principal().name().equals(record.key())) {
      return new Unsealed.Strange(
          "wrong-record-key", "The session is another principal's.", claimed, null);
    }
    try {
      var content = served.session().open(header, FieldBytes.reveal(envelope.getSealed()));
      return new Unsealed.Genuine(served, header.requestId(), envelope, request(content));
    } catch (BrokenSeal e) {
      return new Unsealed.Strange("broken-seal", e.getMessage() + ".", claimed, null);
    }
  }

  private static @Nullable CryptoRequestRecord request(byte[] content) {
    try {
      return SealedContent.REQUEST.decode(content);
    } catch (UnreadableRecord _) {
      return null;
    } finally {
      Wiped.wipe(content);
    }
  }

  private static RequestHeader header(
      SealedRequestRecord envelope, ConsumerRecord<String, byte[]> record) {
    var id = UUID.fromString(envelope.getRequestId());
    if (!id.toString().equals(envelope.getRequestId())) {
      throw new IllegalArgumentException("requestId must be a UUID in lower case");
    }
    var to = envelope.getReplyTo();
    return new RequestHeader(
        record.topic(),
        record.partition(),
        envelope.getSequence(),
        envelope.getDeadline(),
        id,
        envelope.getOpeningOffset(),
        to.getPartition(),
        to.getAddress());
  }

  private static TopicPartition openingOf(ConsumerRecord<?, ?> record) {
    return new TopicPartition(Topics.CRYPTO_SESSIONS.name(), record.partition());
  }

  /** A null value has no business here and is as unreadable as an empty one. */
  private static byte[] present(byte @Nullable [] value) {
    return value == null ? new byte[0] : value;
  }
}
