package io.keystream.worker;

import io.keystream.credentials.Credential;
import io.keystream.schemas.Topics;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedReplyRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** An enrolled caller that asks over Kafka and counts the replies to each of its requests. */
final class TestCaller implements AutoCloseable {

  static final int REPLY_PARTITION = 1;

  private final String bootstrapServers;
  private final String principal;
  private final Credential credential;
  private final String address = UUID.randomUUID().toString();
  private final Producer<String, byte[]> requests;
  private final Consumer<String, byte[]> replies;
  private final Map<String, TestRequest> asked = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<SpecificRecord>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Queue<String> hints = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private @Nullable TestSession session;

  /** One that may do everything. */
  TestCaller(String bootstrapServers, TestAccess access, String principal) {
    this(bootstrapServers, principal, access.enrol(principal));
  }

  /** One that is enrolled already. */
  TestCaller(String bootstrapServers, String principal, Credential credential) {
    this.bootstrapServers = bootstrapServers;
    this.principal = principal;
    this.credential = credential;
    this.requests = TestClients.producer(bootstrapServers);
    this.replies = TestClients.consumer(bootstrapServers);
    var partition = new TopicPartition(Topics.CRYPTO_REPLIES.name(), REPLY_PARTITION);
    replies.assign(List.of(partition));
    replies.seekToEnd(List.of(partition));
    var _ = replies.position(partition);
    this.thread = Thread.ofPlatform().daemon().name("caller").start(this::run);
  }

  String principal() {
    return principal;
  }

  Credential credential() {
    return credential;
  }

  ReplyAddress replyTo() {
    return new ReplyAddress(REPLY_PARTITION, address);
  }

  /** Its session, opened with the first request. */
  synchronized TestSession session() {
    var known = session;
    if (known == null) {
      known = TestSession.open(bootstrapServers, principal, "test", credential);
      session = known;
    }
    return known;
  }

  /** Asks and waits for the answer. */
  SpecificRecord ask(String key, SpecificRecord operation) {
    return reply(send(request(key, operation)));
  }

  <T extends SpecificRecord> T ask(String key, SpecificRecord operation, Class<T> type) {
    var answer = ask(key, operation);
    if (!type.isInstance(answer)) {
      throw new AssertionError("answered " + answer + ", not with " + type.getSimpleName());
    }
    return type.cast(answer);
  }

  TestRequest request(String key, SpecificRecord operation) {
    return request(key, operation, Duration.ofMinutes(4));
  }

  /** A request whose deadline is so far ahead. */
  TestRequest request(String key, SpecificRecord operation, Duration deadline) {
    return session().seal(content(key, operation), now().plus(deadline), replyTo());
  }

  static CryptoRequestRecord content(String key, SpecificRecord operation) {
    return new CryptoRequestRecord("alice", key, now(), operation, null);
  }

  /** Sends and returns the request's id. */
  String send(TestRequest request) {
    asked.put(request.id(), request);
    return send(request.id(), request.record());
  }

  /** Sends what somebody made of a request. */
  String send(String id, ProducerRecord<String, byte[]> record) {
    waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
    var _ = requests.send(record);
    return id;
  }

  SpecificRecord reply(String requestId) {
    return future(requestId).orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Sends many and waits for all. */
  void askAll(List<TestRequest> all) {
    all.forEach(this::send);
    all.forEach(request -> reply(request.id()));
  }

  boolean hasReply(String requestId) {
    return future(requestId).isDone();
  }

  int replies(String requestId) {
    return counts.getOrDefault(requestId, 0);
  }

  /** Ids of requests whose session was said to be unknown. */
  List<String> hints() {
    return List.copyOf(hints);
  }

  private CompletableFuture<SpecificRecord> future(String requestId) {
    return waiting.computeIfAbsent(requestId, _ -> new CompletableFuture<>());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private void run() {
    try (replies) {
      while (true) {
        for (var record : replies.poll(Duration.ofSeconds(1))) {
          if (address.equals(record.key())) {
            take(Topics.CRYPTO_REPLIES.codec().decode(record.value()));
          }
        }
      }
    } catch (WakeupException _) {
      // Closed.
    }
  }

  private void take(SealedReplyRecord reply) {
    var id = reply.getRequestId();
    switch (reply.getAnswer()) {
      case Sealed sealed -> {
        counts.merge(id, 1, Integer::sum);
        var opened = session().open(Objects.requireNonNull(asked.get(id)), sealed);
        future(id).complete((SpecificRecord) opened.getOutcome());
      }
      case SessionUnknown _ -> hints.add(id);
      default -> throw new IllegalStateException("not an answer: " + reply);
    }
  }

  @Override
  public void close() {
    replies.wakeup();
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    requests.close();
  }
}
