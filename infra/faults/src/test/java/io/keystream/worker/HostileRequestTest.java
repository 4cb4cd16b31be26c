package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedRequestRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no honest client sends: each leaves its record, none holds up the next. */
class HostileRequestTest extends OneMemoryWorker {

  private Producer<String, byte[]> producer;

  @BeforeAll
  void openProducer() {
    producer = TestClients.producer(platform().kafka());
  }

  @AfterAll
  void closeProducer() {
    producer.close();
  }

  @Test
  void a_request_under_the_record_key_of_another_principal_is_a_strangers() {
    var request = honest();

    var place = send(TestRequest.record("somebody", request.partition(), request.sealed()));

    assertStrange(place, "wrong-record-key");
    assertServed(request);
  }

  @Test
  void a_request_moved_to_another_partition_does_not_open() {
    var request = honest();
    var other = (request.partition() + 1) % TestSession.PARTITIONS;

    var place = send(TestRequest.record(principal(), other, request.sealed()));

    assertStrange(place, "broken-seal");
    assertServed(request);
  }

  /** What somebody between caller and worker may change. */
  record Change(String what, Consumer<SealedRequestRecord.Builder> how) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Change> changes() {
    return List.of(
        new Change("opening offset", r -> r.setOpeningOffset(r.getOpeningOffset() + 1)),
        new Change("sequence", r -> r.setSequence(r.getSequence() + 1)),
        new Change("request id", r -> r.setRequestId(UUID.randomUUID().toString())),
        new Change("deadline", r -> r.setDeadline(r.getDeadline().plusMillis(1))),
        new Change(
            "reply partition", r -> r.setReplyTo(new ReplyAddress(0, r.getReplyTo().getAddress()))),
        new Change(
            "reply address",
            r -> r.setReplyTo(new ReplyAddress(TestCaller.REPLY_PARTITION, "thief"))),
        new Change("first bit", r -> r.setSealed(flipped(r.getSealed(), 0))),
        new Change("last bit", r -> r.setSealed(flipped(r.getSealed(), bits(r.getSealed()) - 1))),
        new Change("cut", r -> r.setSealed(r.getSealed().duplicate().limit(20))),
        new Change("empty", r -> r.setSealed(ByteBuffer.allocate(0))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_request_that_was_changed_does_not_open(Change change) {
    var request = honest();

    var place =
        send(
            TestRequest.record(
                principal(), request.partition(), change(request.sealed(), change.how())));

    assertStrange(place, "broken-seal");
    assertServed(request);
  }

  @Test
  void a_request_of_a_session_that_nobody_opened_gets_a_hint_and_a_record() {
    var request = honest();
    var unknown = change(request.sealed(), c -> c.setSession(ByteBuffer.wrap(new byte[16])));

    var place = send(TestRequest.record(principal(), request.partition(), unknown));

    assertStrange(place, "unknown-session");
    await().atMost(LONG).until(() -> caller().hints().contains(request.id()));
    assertServed(request);
  }

  @Test
  void bytes_that_are_no_request_stop_nobody() {
    var partition = honest().partition();
    var garbage = "no record".getBytes(StandardCharsets.UTF_8);

    var place =
        send(new ProducerRecord<>(honest().record().topic(), partition, principal(), garbage));
    var empty = send(new ProducerRecord<>(honest().record().topic(), partition, null, null));

    assertStrange(place, "unreadable");
    assertStrange(empty, "unreadable");
    assertServed(honest());
  }

  @Test
  void an_id_that_is_no_uuid_is_unreadable() {
    var request = honest();
    var named = change(request.sealed(), c -> c.setRequestId("x".repeat(200_000)));

    var place = send(TestRequest.record(principal(), request.partition(), named));

    assertStrange(place, "unreadable");
    assertThat(awaitRecord(place).getDetail()).hasSizeLessThan(1000);
  }

  @Test
  void a_caller_that_sends_to_a_partition_that_is_not_its_own_is_refused() {
    var lane = caller().session().partition();
    for (var partition = 0; partition < TestSession.PARTITIONS; partition++) {
      var request = caller().session().seal(random(), soon(), caller().replyTo(), partition);

      var answer = caller().reply(caller().send(request));

      if (partition == lane) {
        assertThat(answer).isInstanceOf(RandomGenerated.class);
      } else {
        assertThat(refusal(answer)).startsWith("requests of this principal belong into partition");
      }
    }
  }

  @Test
  void a_reply_partition_that_does_not_exist_leaves_a_record_and_no_reply() {
    var request = caller().session().seal(random(), soon(), new ReplyAddress(99, "nowhere"));

    send(request.record());

    var record = awaitRecord(request.id());
    assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(record.getDetail()).isEqualTo("replyTo.partition must be below 3: 99.");
  }

  @Test
  void a_user_without_end_is_refused_and_cut_in_the_record() {
    var content = CryptoRequestRecord.newBuilder(random()).setUser("x".repeat(200_000)).build();
    var request = caller().session().seal(content, soon(), caller().replyTo());

    var answer = caller().reply(caller().send(request));

    assertThat(refusal(answer)).startsWith("user must have 1 to 128 characters");
    assertThat(awaitRecord(request.id()).getCaller().getUser()).hasSizeLessThan(400);
  }

  private void assertStrange(String place, String code) {
    var record = awaitRecord(place);
    assertThat(record.getReason()).isEqualTo(code);
    assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(record.getCaller().getPrincipal()).isEqualTo("unknown");
  }

  private void assertServed(TestRequest request) {
    assertThat(caller().reply(caller().send(request))).isInstanceOf(RandomGenerated.class);
    assertThat(AuditTrail.of(platform().kafka(), request.id())).hasSize(1);
  }

  private static String refusal(Object answer) {
    var refused = (UseRefused) answer;
    assertThat(refused.getCode()).isEqualTo("invalid-request");
    return refused.getMessage();
  }

  private AuditRecord awaitRecord(String recordId) {
    await().atMost(LONG).until(() -> !AuditTrail.of(platform().kafka(), recordId).isEmpty());
    return AuditTrail.of(platform().kafka(), recordId).getFirst();
  }

  /** Writes as anybody can who reaches the topic; returns the record's place. */
  private String send(ProducerRecord<String, byte[]> record) {
    try {
      var kept = producer.send(record).get(60, TimeUnit.SECONDS);
      return kept.topic() + "/" + kept.partition() + "/" + kept.offset();
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not take a record", e);
    }
  }

  private String principal() {
    return caller().principal();
  }

  private TestRequest honest() {
    return caller().request("", new GenerateRandom(8));
  }

  private static CryptoRequestRecord random() {
    return TestCaller.content("", new GenerateRandom(8));
  }

  private static Instant soon() {
    return now().plusSeconds(60);
  }

  private static SealedRequestRecord change(
      SealedRequestRecord request, Consumer<SealedRequestRecord.Builder> change) {
    var changed = SealedRequestRecord.newBuilder(request);
    change.accept(changed);
    return changed.build();
  }

  private static int bits(ByteBuffer bytes) {
    return bytes.remaining() * Byte.SIZE;
  }

  private static ByteBuffer flipped(ByteBuffer bytes, int bit) {
    var changed = Payload.bytes(bytes).clone();
    changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return ByteBuffer.wrap(changed);
  }
}
