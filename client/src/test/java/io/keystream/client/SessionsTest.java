package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class SessionsTest {

  private static final String SECRET = "4111 1111 1111 1111";

  private volatile Instant now = WorkerStandIn.NOW;
  private final InstantSource clock = () -> now;

  @Test
  void nothing_that_is_asked_or_answered_is_on_the_bus_in_clear() throws Exception {
    try (var worker =
            Kafka.WORKER.answering(_ -> new Encrypted(1, ByteBuffer.wrap(bytes(SECRET))));
        var client = client(Kafka.configuration())) {
      get(client.encrypt(new KeyName("secret/name"), bytes(SECRET), bytes(SECRET)));

      var value = new String(worker.seen().getFirst().value(), StandardCharsets.ISO_8859_1);
      assertThat(value)
          .doesNotContain(SECRET)
          .doesNotContain("secret/name")
          .doesNotContain("m.keller");
    }
  }

  @Test
  void requests_share_a_session_and_no_sequence() throws Exception {
    try (var worker = random();
        var client = client(Kafka.configuration())) {
      for (var answer : IntStream.range(0, 50).mapToObj(_ -> client.generateRandom(8)).toList()) {
        get(answer);
      }

      assertThat(sessions(worker.seen())).hasSize(1);
      assertThat(envelopes(worker.seen()))
          .extracting(SealedRequestRecord::getSequence)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_session_is_followed_by_the_next_before_it_ends() throws Exception {
    try (var worker = random();
        var client = client(Kafka.configuration())) {
      get(client.generateRandom(8));
      now = WorkerStandIn.NOW.plus(Duration.ofMinutes(58));
      get(client.generateRandom(8));
      now = WorkerStandIn.NOW.plus(Duration.ofMinutes(60).minus(Duration.ofSeconds(30)));
      get(client.generateRandom(8));

      assertThat(sessions(worker.seen())).hasSize(2);
    }
  }

  @Test
  void a_session_lives_no_longer_than_the_key_it_is_opened_to() throws Exception {
    var soon = WorkerStandIn.NOW.plus(Duration.ofMinutes(7));
    var standIn = fresh();
    standIn.publishedUntil(soon, 1, standIn.authority());
    try (var worker = standIn.answering(_ -> new RandomGenerated(ByteBuffer.allocate(8)));
        var client = client(trusting(standIn))) {
      get(client.generateRandom(8));

      var seen = worker.seen().getFirst();
      var asked = standIn.open(envelopes(worker.seen()).getFirst(), seen.partition());
      assertThat(asked.session().opening().notAfter()).isEqualTo(soon);
    }
  }

  @Test
  void nothing_is_sealed_to_a_key_that_the_pinned_authority_did_not_sign() {
    var standIn = fresh();
    standIn.publishedUntil(WorkerStandIn.NOW.plus(Duration.ofDays(1)), 1, WorkerStandIn.impostor());
    try (var client = client(trusting(standIn))) {
      assertThatThrownBy(() -> get(client.generateRandom(8)))
          .hasCauseInstanceOf(NoAnswer.Disconnected.class)
          .hasMessageContaining("an authority that is not pinned");
    }
  }

  @Test
  void nothing_is_sealed_where_no_key_is_published() {
    try (var client = client(trusting(fresh()))) {
      assertThatThrownBy(() -> get(client.generateRandom(8)))
          .hasCauseInstanceOf(NoAnswer.Disconnected.class)
          .hasMessageContaining("there is none");
    }
  }

  @Test
  void a_hint_makes_the_client_publish_its_opening_again_and_ask_again() throws Exception {
    var asks = new AtomicInteger();
    try (var worker =
            Kafka.WORKER.replying(asked ->
                asks.incrementAndGet() == 1
                    ? List.of(
                        Responder.reply(
                            Topics.CRYPTO_REPLIES,
                            asked.envelope().getReplyTo(),
                            new SealedReplyRecord(
                                asked.envelope().getRequestId(), new SessionUnknown())))
                    : List.of(asked.reply(new RandomGenerated(ByteBuffer.allocate(8)))));
        var client = client(Kafka.configuration())) {
      assertThat(get(client.generateRandom(8))).isInstanceOf(Answer.Given.class);

      assertThat(worker.seen()).hasSize(2);
      assertThat(worker.seen().get(0).value()).isEqualTo(worker.seen().get(1).value());
    }
  }

  @Test
  void a_client_that_only_gets_hints_says_what_they_mean() {
    var impatient = Kafka.configuration().withBus(Kafka.bus().withTimeout(Duration.ofSeconds(2)));
    try (var worker =
            Kafka.WORKER.replying(asked ->
                List.of(
                    Responder.reply(
                        Topics.CRYPTO_REPLIES,
                        asked.envelope().getReplyTo(),
                        new SealedReplyRecord(
                            asked.envelope().getRequestId(), new SessionUnknown()))));
        var client = client(impatient)) {
      assertThatThrownBy(() -> get(client.generateRandom(8)))
          .hasCauseInstanceOf(NoAnswer.TimedOut.class)
          .hasMessageContaining("the workers know no session of 'svc-cards'");
      assertThat(worker.seen()).hasSizeLessThan(8);
    }
  }

  private io.keystream.client.Responder<SealedRequestRecord> random() {
    return Kafka.WORKER.answering(_ -> new RandomGenerated(ByteBuffer.allocate(8)));
  }

  private static WorkerStandIn fresh() {
    return new WorkerStandIn("domain-" + UUID.randomUUID());
  }

  private static ClientConfiguration trusting(WorkerStandIn standIn) {
    var usual = Kafka.configuration();
    return new ClientConfiguration(
        usual.bus(), usual.caller(), usual.credential(), standIn.trust());
  }

  private KeystreamClient client(ClientConfiguration configuration) {
    return KeystreamClient.connect(configuration, clock, WorkerStandIn.RANDOM);
  }

  private static List<SealedRequestRecord> envelopes(List<ConsumerRecord<String, byte[]>> seen) {
    return seen.stream()
        .map(record -> Topics.CRYPTO_REQUESTS.codec().decode(record.value()))
        .toList();
  }

  private static Set<ByteBuffer> sessions(List<ConsumerRecord<String, byte[]>> seen) {
    return envelopes(seen).stream()
        .map(SealedRequestRecord::getSession)
        .collect(Collectors.toSet());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(Kafka.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
  }
}
