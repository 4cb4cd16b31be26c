package io.keystream.client;

import io.keystream.domain.caller.User;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.sealing.BrokenSeal;
import io.keystream.sealing.RequestHeader;
import io.keystream.sealing.SealedReply;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Seals requests in the session of the moment and opens their replies in the one they were sealed
 * in. What does not open is no reply, whoever wrote it.
 *
 * <p>Thread safety: safe.
 */
final class SealedRequests {

  private final ClientConfiguration configuration;
  private final InstantSource clock;
  private final InstantSource deadlines;
  private final Sessions sessions;
  private final Producer<String, byte[]> producer;
  private final Exchange<SealedReplyRecord, CryptoReplyRecord> exchange;

  SealedRequests(
      ClientConfiguration configuration,
      InstantSource clock,
      InstantSource deadlines,
      Sessions sessions,
      Producer<String, byte[]> producer,
      Exchange<SealedReplyRecord, CryptoReplyRecord> exchange) {
    this.configuration = configuration;
    this.clock = clock;
    this.deadlines = deadlines;
    this.sessions = sessions;
    this.producer = producer;
    this.exchange = exchange;
  }

  CompletableFuture<CryptoReplyRecord> ask(@Nullable KeyName key, SpecificRecord operation) {
    var deadline = deadlines.instant().plus(configuration.bus().timeout());
    try {
      return ask(sessions.until(deadline), deadline, key, operation);
    } catch (NoAnswer.Disconnected e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<CryptoReplyRecord> ask(
      OpenedSession session, Instant deadline, @Nullable KeyName key, SpecificRecord operation) {
    var id = UUID.randomUUID();
    var name = id.toString();
    var replyTo = exchange.address();
    var header =
        new RequestHeader(
            Topics.CRYPTO_REQUESTS.name(),
            session.partition(),
            session.nextSequence(),
            deadline,
            id,
            session.offset(),
            replyTo.getPartition(),
            replyTo.getAddress());
    var sealed = seal(session, header, content(key, operation));
    var value =
        new SealedRequestRecord(
            session.id(),
            header.openingOffset(),
            header.sequence(),
            name,
            deadline,
            replyTo,
            ByteBuffer.wrap(sealed));
    var what = operation.getClass().getSimpleName();
    return exchange.ask(
        name,
        key == null ? what : what + " with key '" + key + "'",
        new ProducerRecord<>(
            Topics.CRYPTO_REQUESTS.name(),
            session.partition(),
            configuration.caller().principal().name(),
            Topics.CRYPTO_REQUESTS.codec().encode(value)),
        (reply, request) -> open(session, id, sealed, reply, request));
  }

  private byte[] content(@Nullable KeyName key, SpecificRecord operation) {
    return SealedContent.REQUEST.encode(
        new CryptoRequestRecord(
            user(configuration.caller().user()),
            key == null ? "" : key.path(),
            clock.instant(),
            operation,
            null));
  }

  private static byte[] seal(OpenedSession session, RequestHeader header, byte[] content) {
    try {
      return session.session().seal(header, content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private Optional<CryptoReplyRecord> open(
      OpenedSession session,
      UUID id,
      byte[] sealedRequest,
      SealedReplyRecord reply,
      Pending<?, ?> request) {
    return switch (reply.getAnswer()) {
      case Sealed sealed -> open(session, id, sealedRequest, sealed);
      case SessionUnknown _ -> {
        republish(session, request);
        yield Optional.empty();
      }
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an answer: " + other.getClass());
    };
  }

  private static Optional<CryptoReplyRecord> open(
      OpenedSession session, UUID id, byte[] sealedRequest, Sealed sealed) {
    var reply =
        new SealedReply(
            FieldBytes.reveal(sealed.getWorkerKey()),
            sealed.getCounter(),
            FieldBytes.reveal(sealed.getSealed()));
    try {
      var content = session.session().open(Topics.CRYPTO_REPLIES.name(), id, sealedRequest, reply);
      try {
        return Optional.of(SealedContent.REPLY.decode(content));
      } finally {
        Arrays.fill(content, (byte) 0);
      }
    } catch (BrokenSeal | UnreadableRecord _) {
      return Optional.empty();
    }
  }

  private void republish(OpenedSession session, Pending<?, ?> request) {
    var now = System.nanoTime();
    if (!session.mayRepublish(now)) {
      return;
    }
    try {
      var _ = producer.send(session.opening());
    } catch (KafkaException | IllegalStateException _) {
      // The request's own time limit tells.
    }
    request.hinted(
        "the workers know no session of '%s': is it enrolled under this certificate?"
            .formatted(configuration.caller().principal().name()),
        now);
  }

  private static @Nullable String user(User user) {
    return switch (user) {
      case User.None _ -> null;
      case User.Verified(var name) -> name;
      case User.Asserted(var name) -> name;
    };
  }
}
