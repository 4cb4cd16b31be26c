package io.keystream.client;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.DomainManifestRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.sealing.DomainEpoch;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.DomainManifest;
import io.keystream.sealing.ReplyEpoch;
import io.keystream.sealing.RequestHeader;
import io.keystream.sealing.SessionOpening;
import io.keystream.sealing.Suite;
import io.keystream.sealing.WorkerSession;
import io.keystream.sealing.hpke.DecapsulationKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A worker domain of its own: publishes its key, opens what is sealed to it and answers as a test
 * wants.
 */
final class WorkerStandIn {

  static final SecureRandom RANDOM = new SecureRandom();
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static final Credential FOUNDER = credential("founder", SignatureScheme.ED25519);
  private static final Credential AUTHORITY = credential("authority", SignatureScheme.ECDSA_P256);
  private static final ReplyEpoch EPOCH = ReplyEpoch.begin(RANDOM);

  private final String domain;
  private final Map<ByteBuffer, WorkerSession> sessions = new ConcurrentHashMap<>();
  private final DecapsulationKey pair = Suite.P256.kem().generate(RANDOM);

  WorkerStandIn(String domain) {
    this.domain = domain;
  }

  static Credential credential(String name, SignatureScheme scheme) {
    return Credential.generate(
        name, scheme, NOW.minus(Duration.ofDays(1)), Duration.ofDays(300), RANDOM);
  }

  Trust trust() {
    return Trust.of(
        FOUNDER.certificate().fingerprint(),
        domain,
        AUTHORITY.certificate().publicKey().fingerprint());
  }

  WorkerStandIn published() {
    return publishedUntil(NOW.plus(Duration.ofDays(1)), 1, AUTHORITY);
  }

  /** Publishes its key, good until then, as whoever signs. */
  WorkerStandIn publishedUntil(Instant until, long serial, Credential authority) {
    var key = new DomainKey(domain, 7, Suite.P256, pair.publicKey());
    var epoch = new DomainEpoch(key, NOW.minusSeconds(60), until, until.plusSeconds(60));
    var manifest =
        new DomainManifest(
                trust().platform(), domain, serial, NOW, NOW.plusSeconds(3600), List.of(epoch))
            .encode();
    var record =
        new DomainManifestRecord(
            ByteBuffer.wrap(manifest),
            ByteBuffer.wrap(authority.certificate().publicKey().der()),
            ByteBuffer.wrap(authority.sign(manifest)));
    try (var producer = Kafka.producer()) {
      Kafka.put(producer, Topics.DOMAIN_KEYS, 0, domain, record);
    }
    return this;
  }

  Credential authority() {
    return AUTHORITY;
  }

  static Credential impostor() {
    return credential("authority", SignatureScheme.ECDSA_P256);
  }

  /** A request as the worker sees it. */
  record Asked(SealedRequestRecord envelope, WorkerSession session, CryptoRequestRecord content) {

    ProducerRecord<String, byte[]> reply(SpecificRecord outcome) {
      return Responder.reply(Topics.CRYPTO_REPLIES, envelope.getReplyTo(), sealed(outcome));
    }

    SealedReplyRecord sealed(SpecificRecord outcome) {
      var reply =
          session.seal(
              Topics.CRYPTO_REPLIES.name(),
              UUID.fromString(envelope.getRequestId()),
              Bytes.copy(envelope.getSealed()),
              SealedContent.REPLY.encode(new CryptoReplyRecord(outcome)),
              EPOCH);
      return new SealedReplyRecord(
          envelope.getRequestId(),
          new Sealed(
              ByteBuffer.wrap(reply.workerKey()),
              reply.counter(),
              ByteBuffer.wrap(reply.sealed())));
    }
  }

  Responder<SealedRequestRecord> answering(Function<CryptoRequestRecord, SpecificRecord> outcome) {
    return replying(asked -> List.of(asked.reply(outcome.apply(asked.content()))));
  }

  /** Answers whatever is sealed to this domain; what is not is left to others. */
  Responder<SealedRequestRecord> replying(
      Function<Asked, List<ProducerRecord<String, byte[]>>> behavior) {
    return new Responder<>(
        Topics.CRYPTO_REQUESTS, (request, partition) -> behavior.apply(open(request, partition)));
  }

  Asked open(SealedRequestRecord request, int partition) {
    var session =
        sessions.computeIfAbsent(
            request.getSession(),
            _ -> session(new TopicPartition(Topics.CRYPTO_SESSIONS.name(), partition), request));
    var header =
        new RequestHeader(
            Topics.CRYPTO_REQUESTS.name(),
            partition,
            request.getSequence(),
            request.getDeadline(),
            UUID.fromString(request.getRequestId()),
            request.getOpeningOffset(),
            request.getReplyTo().getPartition(),
            request.getReplyTo().getAddress());
    var content = session.open(header, Bytes.copy(request.getSealed()));
    return new Asked(request, session, SealedContent.REQUEST.decode(content));
  }

  private WorkerSession session(TopicPartition openings, SealedRequestRecord request) {
    try (var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(Kafka.servers(), Kafka.PATIENCE),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(openings));
      consumer.seek(openings, request.getOpeningOffset());
      while (true) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          var opening = Topics.CRYPTO_SESSIONS.codec().decode(record.value());
          return WorkerSession.derive(
              SessionOpening.parse(Bytes.copy(opening.getOpening())),
              Bytes.copy(opening.getSignature()),
              pair);
        }
      }
    }
  }
}
