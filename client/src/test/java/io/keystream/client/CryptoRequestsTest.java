package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class CryptoRequestsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final KeyName KEY = new KeyName("payments/cards");
  private static final byte[] CONTEXT = "row 7".getBytes(StandardCharsets.UTF_8);

  @Test
  void an_encryption_is_answered_with_the_version_and_the_ciphertext() throws Exception {
    try (var _ = worker(CryptoRequestsTest::reversed);
        var client = client()) {
      assertThat(get(client.encrypt(KEY, new byte[] {1, 2, 3}, CONTEXT)))
          .isEqualTo(
              new Answer.Given<>(
                  new io.keystream.client.Encrypted(
                      new KeyVersion(4), Bytes.of(new byte[] {3, 2, 1}))));
    }
  }

  @Test
  void a_request_carries_caller_clock_deadline_and_context() throws Exception {
    try (var worker = worker(CryptoRequestsTest::reversed);
        var client =
            KeystreamClient.connect(
                Kafka.configuration(),
                InstantSource.fixed(NOW.minusSeconds(3600)),
                InstantSource.fixed(NOW))) {
      get(client.encrypt(KEY, new byte[] {1}, CONTEXT));

      var record = worker.seen().getFirst();
      var request = Topics.CRYPTO_REQUESTS.codec().decode(record.value());
      assertThat(record.key()).isEqualTo("svc-cards");
      assertThat(request.getCaller().getUser()).isEqualTo("m.keller");
      assertThat(request.getKey()).isEqualTo("payments/cards");
      assertThat(request.getRequestedAt()).isEqualTo(NOW.minusSeconds(3600));
      assertThat(request.getDeadline()).isEqualTo(NOW.plus(Kafka.PATIENCE));
      assertThat(((Encrypt) request.getOperation()).getContext())
          .isEqualTo(ByteBuffer.wrap(CONTEXT));
    }
  }

  @Test
  void a_refusal_and_a_failure_are_values() throws Exception {
    try (var _ = worker(request -> new UseRefused("key-is-suspended", "It is suspended."));
        var client = client()) {
      assertThat(get(client.decrypt(KEY, new byte[40], CONTEXT)))
          .isEqualTo(new Answer.Refused<>("key-is-suspended", "It is suspended."));
    }
    try (var _ = worker(request -> new UseFailed("token-lost", "The HSM is gone.", true));
        var client = client()) {
      assertThat(get(client.generateRandom(16)))
          .isEqualTo(
              new Answer.Failed<>("token-lost", "The HSM is gone.", Answer.Retryability.RETRYABLE));
    }
  }

  @Test
  void a_request_without_an_answer_times_out_and_says_what_was_waited_for() {
    try (var client = KeystreamClient.connect(impatient(), InstantSource.fixed(NOW))) {
      assertThatThrownBy(() -> get(client.encrypt(KEY, new byte[1], CONTEXT)))
          .hasCauseInstanceOf(NoAnswer.TimedOut.class)
          .hasMessageContaining("No answer to Encrypt with key 'payments/cards' within 1 s")
          .hasMessageContaining("Kafka has it")
          .hasMessageContaining("does the service that reads keystream.crypto-requests.v1 run?");
    }
  }

  @Test
  void an_unanswered_request_is_sent_again_with_the_same_bytes() throws Exception {
    var requests = new java.util.concurrent.atomic.AtomicInteger();
    try (var worker =
            replies(request ->
                requests.incrementAndGet() < 3
                    ? List.of()
                    : List.of(reply(request, reversed(request))));
        var client =
            KeystreamClient.connect(resending(Duration.ofMillis(200)), InstantSource.fixed(NOW))) {
      assertThat(get(client.encrypt(KEY, new byte[] {5}, CONTEXT)))
          .isInstanceOf(Answer.Given.class);

      var first = worker.seen().getFirst();
      assertThat(worker.seen()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(worker.seen())
          .allSatisfy(record -> assertThat(record.value()).isEqualTo(first.value()));
    }
  }

  @Test
  void answers_that_come_twice_or_for_others_disturb_nobody() throws Exception {
    try (var _ = replies(CryptoRequestsTest::noisily);
        var client = client()) {
      for (var i = 0; i < 20; i++) {
        var expected = new byte[] {(byte) i, 1};
        var answer = get(client.encrypt(KEY, new byte[] {1, (byte) i}, CONTEXT));
        assertThat(answer)
            .isEqualTo(
                new Answer.Given<>(
                    new io.keystream.client.Encrypted(new KeyVersion(4), Bytes.of(expected))));
      }
    }
  }

  @Test
  void a_thousand_requests_get_each_its_own_answer() throws Exception {
    try (var _ = worker(CryptoRequestsTest::reversed);
        var client = client()) {
      var answers =
          IntStream.range(0, 1000)
              .mapToObj(i -> client.encrypt(KEY, new byte[] {(byte) (i >> 8), (byte) i}, CONTEXT))
              .toList();
      for (var i = 0; i < answers.size(); i++) {
        assertThat(get(answers.get(i)))
            .isEqualTo(
                new Answer.Given<>(
                    new io.keystream.client.Encrypted(
                        new KeyVersion(4), Bytes.of(new byte[] {(byte) i, (byte) (i >> 8)}))));
      }
    }
  }

  @Test
  void an_unreadable_answer_ends_the_waiting_with_its_place() throws Exception {
    try (var _ =
            replies(request ->
                List.of(
                    new ProducerRecord<>(
                        Topics.CRYPTO_REPLIES.name(),
                        request.getReplyTo().getPartition(),
                        request.getReplyTo().getAddress(),
                        new byte[] {1, 2, 3})));
        var client = client()) {
      assertThatThrownBy(() -> get(client.generateRandom(8)))
          .hasCauseInstanceOf(NoAnswer.Disconnected.class)
          .hasMessageContaining("keystream.crypto-replies.v1 partition")
          .hasMessageContaining("offset");
    }
  }

  @Test
  void a_closed_client_leaves_nobody_waiting() {
    var client = client();
    var answer = client.generateRandom(8);
    client.close();
    assertThatThrownBy(() -> get(answer))
        .hasCauseInstanceOf(NoAnswer.Disconnected.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> get(client.generateRandom(8)))
        .hasCauseInstanceOf(NoAnswer.Disconnected.class)
        .hasMessageContaining("closed");
  }

  @Test
  void no_broker_is_said_at_once() {
    var nowhere =
        ClientConfiguration.of("127.0.0.1:9", Kafka.CALLER).withTimeout(Duration.ofSeconds(1));
    assertThatThrownBy(() -> KeystreamClient.connect(nowhere, InstantSource.fixed(NOW)))
        .isInstanceOf(NoAnswer.Disconnected.class)
        .hasMessageContaining("No platform at 127.0.0.1:9");
  }

  private static KeystreamClient client() {
    return KeystreamClient.connect(Kafka.configuration(), InstantSource.fixed(NOW));
  }

  private static ClientConfiguration impatient() {
    return Kafka.configuration().withTimeout(Duration.ofSeconds(1));
  }

  private static ClientConfiguration resending(Duration after) {
    return new ClientConfiguration(Kafka.servers(), Kafka.CALLER, Kafka.PATIENCE, after, 16);
  }

  private static <T> T get(CompletableFuture<T> answer)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    return answer.get(Kafka.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
  }

  private static Responder<CryptoRequestRecord> worker(
      Function<CryptoRequestRecord, Object> outcome) {
    return replies(request -> List.of(reply(request, outcome.apply(request))));
  }

  private static Responder<CryptoRequestRecord> replies(
      Function<CryptoRequestRecord, List<ProducerRecord<String, byte[]>>> behavior) {
    return new Responder<>(Topics.CRYPTO_REQUESTS, behavior);
  }

  private static ProducerRecord<String, byte[]> reply(CryptoRequestRecord to, Object outcome) {
    return Responder.reply(
        Topics.CRYPTO_REPLIES, to.getReplyTo(), new CryptoReplyRecord(to.getRequestId(), outcome));
  }

  /** Somebody else's answers, unreadable ones too, a stray one of ours, and ours twice. */
  private static List<ProducerRecord<String, byte[]>> noisily(CryptoRequestRecord request) {
    var to = request.getReplyTo();
    var wrong = new CryptoReplyRecord(request.getRequestId(), random(9));
    var other = new ReplyAddress(to.getPartition(), "somebody else");
    return List.of(
        Responder.reply(Topics.CRYPTO_REPLIES, other, wrong),
        new ProducerRecord<>(
            Topics.CRYPTO_REPLIES.name(), to.getPartition(), "somebody else", new byte[] {1}),
        Responder.reply(
            Topics.CRYPTO_REPLIES, to, new CryptoReplyRecord("no such request", random(9))),
        reply(request, reversed(request)),
        reply(request, random(9)),
        reply(request, reversed(request)));
  }

  private static RandomGenerated random(int size) {
    return new RandomGenerated(ByteBuffer.allocate(size));
  }

  private static Encrypted reversed(CryptoRequestRecord request) {
    var plaintext = Bytes.copy(((Encrypt) request.getOperation()).getPlaintext());
    var reversed = ByteBuffer.allocate(plaintext.length);
    for (var i = plaintext.length - 1; i >= 0; i--) {
      reversed.put(plaintext[i]);
    }
    return new Encrypted(4, reversed.flip());
  }
}
