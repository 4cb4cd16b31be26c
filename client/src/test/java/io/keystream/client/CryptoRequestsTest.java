package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.client.WorkerStandIn.Asked;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
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
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class CryptoRequestsTest {

  private static final Instant NOW = WorkerStandIn.NOW;
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
                InstantSource.fixed(NOW),
                WorkerStandIn.RANDOM)) {
      get(client.encrypt(KEY, new byte[] {1}, CONTEXT));

      var record = worker.seen().getFirst();
      var envelope = Topics.CRYPTO_REQUESTS.codec().decode(record.value());
      var asked = Kafka.WORKER.open(envelope, record.partition());
      var request = asked.content();
      assertThat(record.key()).isEqualTo("svc-cards");
      assertThat(asked.session().opening().claim().principal()).isEqualTo("svc-cards");
      assertThat(asked.session().opening().claim().application()).isEqualTo("till");
      assertThat(request.getUser()).isEqualTo("m.keller");
      assertThat(request.getKey()).isEqualTo("payments/cards");
      assertThat(request.getRequestedAt()).isEqualTo(NOW.minusSeconds(3600));
      assertThat(envelope.getDeadline()).isEqualTo(NOW.plus(Kafka.PATIENCE));
      assertThat(((Encrypt) request.getOperation()).getContext())
          .isEqualTo(ByteBuffer.wrap(CONTEXT));
    }
  }

  @Test
  void a_refusal_and_a_failure_are_values() throws Exception {
    try (var _ = worker(request -> new UseRefused("key-is-suspended", "It is suspended.", null));
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
  void a_refusal_that_ends_says_when() throws Exception {
    var next = NOW.plusSeconds(60);
    try (var _ = worker(request -> new UseRefused("budget-exceeded", "Too many.", next));
        var client = client()) {
      assertThat(get(client.decrypt(KEY, new byte[40], CONTEXT)))
          .isEqualTo(new Answer.Refused<>("budget-exceeded", "Too many.", next));
    }
  }

  @Test
  void a_request_without_an_answer_times_out_and_says_what_was_waited_for() {
    try (var client =
        KeystreamClient.connect(impatient(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
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
                    : List.of(request.reply(reversed(request.content()))));
        var client =
            KeystreamClient.connect(
                resending(Duration.ofMillis(200)),
                InstantSource.fixed(NOW),
                WorkerStandIn.RANDOM)) {
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
          client.encryptAll(
              KEY,
              IntStream.range(0, 1000)
                  .mapToObj(i -> new byte[] {(byte) (i >> 8), (byte) i})
                  .toList(),
              CONTEXT);
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
        Kafka.configuration().withBus(Bus.at("127.0.0.1:9").withTimeout(Duration.ofSeconds(1)));
    assertThatThrownBy(
            () -> KeystreamClient.connect(nowhere, InstantSource.fixed(NOW), WorkerStandIn.RANDOM))
        .isInstanceOf(NoAnswer.Disconnected.class)
        .hasMessageContaining("No platform at 127.0.0.1:9");
  }

  private static KeystreamClient client() {
    return KeystreamClient.connect(
        Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM);
  }

  private static ClientConfiguration impatient() {
    return Kafka.configuration().withBus(Kafka.bus().withTimeout(Duration.ofSeconds(1)));
  }

  private static ClientConfiguration resending(Duration after) {
    return Kafka.configuration().withBus(Kafka.bus().withResendAfter(after).withMaxInFlight(16));
  }

  private static <T> T get(CompletableFuture<T> answer)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    return answer.get(Kafka.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
  }

  private static Responder<SealedRequestRecord> worker(
      Function<CryptoRequestRecord, SpecificRecord> outcome) {
    return Kafka.WORKER.answering(outcome);
  }

  private static Responder<SealedRequestRecord> replies(
      Function<Asked, List<ProducerRecord<String, byte[]>>> behavior) {
    return Kafka.WORKER.replying(behavior);
  }

  /** Whatever anybody may write, and the one answer that workers give, several times. */
  private static List<ProducerRecord<String, byte[]>> noisily(Asked asked) {
    var to = asked.envelope().getReplyTo();
    var id = asked.envelope().getRequestId();
    var genuine = asked.reply(reversed(asked.content()));
    var sealed = asked.sealed(random(9));
    var forged = new Sealed(ByteBuffer.allocate(32), 0L, ByteBuffer.allocate(80));
    return List.of(
        Responder.reply(
            Topics.CRYPTO_REPLIES, new ReplyAddress(to.getPartition(), "somebody else"), sealed),
        bytes(to, "somebody else", new byte[] {1}),
        bytes(to, to.getAddress(), new byte[] {1, 2, 3}),
        Responder.reply(Topics.CRYPTO_REPLIES, to, new SealedReplyRecord(id, forged)),
        Responder.reply(
            Topics.CRYPTO_REPLIES,
            to,
            new SealedReplyRecord("no such request", sealed.getAnswer())),
        genuine,
        asked.reply(reversed(asked.content())),
        genuine);
  }

  private static ProducerRecord<String, byte[]> bytes(
      ReplyAddress to, String address, byte[] value) {
    return new ProducerRecord<>(Topics.CRYPTO_REPLIES.name(), to.getPartition(), address, value);
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
