package io.keystream.worker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** A caller that asks over Kafka and counts the replies to each of its requests. */
final class TestCaller implements AutoCloseable {

  private static final int REPLY_PARTITION = 1;

  private final String principal;
  private final String address = UUID.randomUUID().toString();
  private final Producer<String, byte[]> requests;
  private final Consumer<String, byte[]> replies;
  private final Map<String, CompletableFuture<SpecificRecord>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Thread thread;

  TestCaller(String bootstrapServers, String principal) {
    this.principal = principal;
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

  CryptoRequestRecord request(String key, SpecificRecord operation) {
    return request(key, operation, Duration.ofMinutes(4));
  }

  /** A request whose deadline is so far ahead. */
  CryptoRequestRecord request(String key, SpecificRecord operation, Duration deadline) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new CryptoRequestRecord(
        UUID.randomUUID().toString(),
        new CallerRecord(principal, "test", "alice", false),
        key,
        now,
        now.plus(deadline),
        new ReplyAddress(REPLY_PARTITION, address),
        operation);
  }

  /** Sends and returns the request's id. */
  String send(CryptoRequestRecord request) {
    waiting.computeIfAbsent(request.getRequestId(), _ -> new CompletableFuture<>());
    var _ =
        requests.send(
            new ProducerRecord<>(
                Topics.CRYPTO_REQUESTS.name(),
                principal,
                Topics.CRYPTO_REQUESTS.codec().encode(request)));
    return request.getRequestId();
  }

  SpecificRecord reply(String requestId) {
    return future(requestId).orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Sends many and waits for all. */
  void askAll(List<CryptoRequestRecord> all) {
    all.forEach(this::send);
    all.forEach(request -> reply(request.getRequestId()));
  }

  boolean hasReply(String requestId) {
    return future(requestId).isDone();
  }

  int replies(String requestId) {
    return counts.getOrDefault(requestId, 0);
  }

  private CompletableFuture<SpecificRecord> future(String requestId) {
    return waiting.computeIfAbsent(requestId, _ -> new CompletableFuture<>());
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

  private void take(CryptoReplyRecord reply) {
    counts.merge(reply.getRequestId(), 1, Integer::sum);
    future(reply.getRequestId()).complete((SpecificRecord) reply.getOutcome());
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
