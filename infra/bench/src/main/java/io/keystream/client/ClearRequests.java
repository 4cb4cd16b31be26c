package io.keystream.client;

import io.keystream.bench.clear.ClearReply;
import io.keystream.bench.clear.ClearRequest;
import io.keystream.bench.clear.ClearTopics;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One caller's requests in the clear: what {@link SealedRequests} does for each but sealing and
 * opening.
 *
 * @param partition that of the caller
 */
public record ClearRequests(Bus bus, Principal caller, int partition, InstantSource clock) {

  CompletableFuture<CryptoReplyRecord> ask(
      Exchange<ClearReply, CryptoReplyRecord> exchange,
      KeyName key,
      byte[] plaintext,
      byte[] context) {
    var id = UUID.randomUUID().toString();
    var operation = new Encrypt(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(context));
    var request =
        new ClearRequest(
            id,
            clock.instant().plus(bus.timeout()),
            exchange.address(),
            new CryptoRequestRecord(null, key.path(), clock.instant(), operation, null));
    return exchange.ask(
        id,
        operation.getClass().getSimpleName() + " with key '" + key + "'",
        new ProducerRecord<>(
            ClearTopics.REQUESTS.name(),
            partition,
            caller.name(),
            ClearTopics.REQUESTS.codec().encode(request)),
        (reply, _) -> Optional.of(reply.content()));
  }

  /** To be sent by somebody else. */
  public List<ProducerRecord<String, byte[]>> encryptions(
      int number, KeyName key, byte[] plaintext, byte[] context) {
    return KeptRequests.<ClearReply, CryptoReplyRecord>of(
        bus,
        ClearTopics.REPLIES,
        ClearReply::requestId,
        exchange -> {
          for (var i = 0; i < number; i++) {
            var _ = ask(exchange, key, plaintext, context);
          }
        });
  }
}
