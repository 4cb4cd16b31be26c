package io.keystream.worker;

import io.keystream.credentials.Credential;
import io.keystream.credentials.PublicKey;
import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.schemas.wire.SessionOpeningRecord;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.ManifestGate;
import io.keystream.sealing.RequestHeader;
import io.keystream.sealing.SealedReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A caller's session with the workers of a test. */
record TestSession(
    CallerRecord caller, CallerSession session, int partition, long opening, AtomicLong sequence) {

  static final Duration LIFE = Duration.ofHours(1);
  static final int PARTITIONS = 3;

  /** Opens one from this moment to the key that the domain has published, once it has. */
  static TestSession open(
      String bootstrapServers, String principal, String application, Credential credential) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var caller = new CallerRecord(principal, application, "alice", false);
    var session =
        CallerSession.open(
            TestAccess.DOMAIN.platform(),
            awaitKey(bootstrapServers),
            principal,
            caller.getApplication(),
            credential,
            now,
            LIFE,
            TestAccess.RANDOM);
    var partition = lane(principal);
    var offset =
        publish(
            bootstrapServers,
            principal,
            partition,
            session.opening().encode(),
            session.signature());
    return new TestSession(caller, session, partition, offset, new AtomicLong());
  }

  static int lane(String principal) {
    return BuiltInPartitioner.partitionForKey(
        principal.getBytes(StandardCharsets.UTF_8), PARTITIONS);
  }

  /** Writes an opening as anybody can who reaches the topic; returns its offset. */
  static long publish(
      String bootstrapServers, String principal, int partition, byte[] opening, byte[] signature) {
    var record = new SessionOpeningRecord(ByteBuffer.wrap(opening), ByteBuffer.wrap(signature));
    try (var producer = TestClients.producer(bootstrapServers)) {
      return producer
          .send(
              new ProducerRecord<>(
                  Topics.CRYPTO_SESSIONS.name(),
                  partition,
                  principal,
                  Topics.CRYPTO_SESSIONS.codec().encode(record)))
          .get(60, TimeUnit.SECONDS)
          .offset();
    } catch (Exception e) {
      throw new IllegalStateException("the opening was not written", e);
    }
  }

  /** As a client does that gets a hint. */
  void publishAgain(String bootstrapServers) {
    var _ =
        publish(
            bootstrapServers,
            caller.getPrincipal(),
            partition,
            session.opening().encode(),
            session.signature());
  }

  TestRequest seal(CryptoRequestRecord content, Instant deadline, ReplyAddress replyTo) {
    return seal(content, deadline, replyTo, partition);
  }

  TestRequest seal(
      CryptoRequestRecord content, Instant deadline, ReplyAddress replyTo, int toPartition) {
    var header =
        new RequestHeader(
            Topics.CRYPTO_REQUESTS.name(),
            toPartition,
            sequence.getAndIncrement(),
            deadline,
            UUID.randomUUID(),
            opening,
            replyTo.getPartition(),
            replyTo.getAddress());
    var sealed = session.seal(header, SealedContent.REQUEST.encode(content));
    return new TestRequest(
        caller,
        content,
        new SealedRequestRecord(
            ByteBuffer.wrap(session.id().toBytes()),
            opening,
            header.sequence(),
            header.requestId().toString(),
            deadline,
            replyTo,
            ByteBuffer.wrap(sealed)),
        toPartition);
  }

  CryptoReplyRecord open(TestRequest request, Sealed reply) {
    var content =
        session.open(
            Topics.CRYPTO_REPLIES.name(),
            UUID.fromString(request.id()),
            Payload.bytes(request.sealed().getSealed()),
            new SealedReply(
                Payload.bytes(reply.getWorkerKey()),
                reply.getCounter(),
                Payload.bytes(reply.getSealed())));
    return SealedContent.REPLY.decode(content);
  }

  static DomainKey awaitKey(String bootstrapServers) {
    return Awaitility.await("a manifest")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> key(bootstrapServers), Objects::nonNull);
  }

  /** Tests trust whom they find, there is nobody else. */
  private static @Nullable DomainKey key(String bootstrapServers) {
    var partition = new TopicPartition(Topics.DOMAIN_KEYS.name(), 0);
    var now = Instant.now();
    DomainKey found = null;
    try (var consumer = TestClients.consumer(bootstrapServers)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (TestAccess.DOMAIN.name().equals(record.key())) {
            found = key(record.value(), now);
          }
        }
      }
    }
    return found;
  }

  private static @Nullable DomainKey key(byte[] value, Instant now) {
    var published = Topics.DOMAIN_KEYS.codec().decode(value);
    var authority = Payload.bytes(published.getAuthority());
    var gate =
        new ManifestGate(
            TestAccess.DOMAIN.platform(),
            TestAccess.DOMAIN.name(),
            Set.of(PublicKey.parse(authority).fingerprint()));
    var _ =
        gate.offer(
            Payload.bytes(published.getManifest()),
            authority,
            Payload.bytes(published.getSignature()),
            now);
    return gate.manifest(now)
        .flatMap(manifest -> manifest.current(now))
        .map(epoch -> epoch.key())
        .orElse(null);
  }
}
