package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no honest client sends: each leaves its record, none holds up the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestTest {

  private static final String LONG = "x".repeat(200_000);

  private final Token token = MemoryTokens.fresh();
  private PlatformUnderTest platform;
  private CryptoWorker worker;
  private Producer<String, byte[]> producer;

  @BeforeAll
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token);
    producer = TestClients.producer(platform.kafka());
  }

  @AfterAll
  void stop() {
    producer.close();
    worker.close();
    platform.close();
    token.close();
  }

  @Test
  void a_request_under_the_key_of_another_caller_is_refused() {
    var request = honest();

    send(null, "somebody", request);

    assertThat(refusal(request)).isEqualTo("the record key must be the caller's principal.");
  }

  @Test
  void a_request_in_a_partition_that_is_not_its_callers_is_refused() {
    var request = honest();
    var principal = request.getCaller().getPrincipal();
    for (var partition = 0; partition < 3; partition++) {
      send(partition, principal, with(request, "lane-" + partition));
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            records("lane-0").size() + records("lane-1").size() + records("lane-2").size() == 3);
    assertThat(List.of(records("lane-0"), records("lane-1"), records("lane-2")))
        .filteredOn(found -> found.getFirst().getDecision() == AuditDecision.ALLOWED)
        .hasSize(1);
  }

  @Test
  void a_reply_partition_that_does_not_exist_leaves_a_record_and_no_reply() {
    var request = with(honest(), new ReplyAddress(99, "nowhere"));

    send(null, request.getCaller().getPrincipal(), request);

    assertThat(awaitRecord(request).getDetail())
        .isEqualTo("replyTo.partition must be below 3: 99.");
  }

  @Test
  void names_without_end_are_cut_in_the_record() {
    var request = with(honest(), new CallerRecord(LONG, LONG, LONG, false));

    send(null, LONG, request);

    var record = awaitRecord(request);
    assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(record.getCaller().getPrincipal()).hasSizeLessThan(400);
    assertThat(record.getCaller().getApplication()).hasSizeLessThan(400);
    platform.caller().ask("", new GenerateRandom(8), RandomGenerated.class);
  }

  @Test
  void ids_without_end_are_cut_in_record_and_reply() {
    var request = with(honest(), LONG);

    send(null, request.getCaller().getPrincipal(), request);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            AuditTrail.of(platform.kafka()).stream()
                .anyMatch(record -> record.getRecordId().startsWith("xxx")));
  }

  private String refusal(CryptoRequestRecord request) {
    var answer = (UseRefused) platform.caller().reply(request.getRequestId());
    assertThat(answer.getCode()).isEqualTo("invalid-request");
    return answer.getMessage();
  }

  private AuditRecord awaitRecord(CryptoRequestRecord request) {
    await().atMost(Duration.ofSeconds(60)).until(() -> !records(request.getRequestId()).isEmpty());
    return records(request.getRequestId()).getFirst();
  }

  private List<AuditRecord> records(String requestId) {
    return AuditTrail.of(platform.kafka(), requestId);
  }

  private void send(@Nullable Integer partition, String key, CryptoRequestRecord request) {
    var value = Topics.CRYPTO_REQUESTS.codec().encode(request);
    var _ =
        producer.send(new ProducerRecord<>(Topics.CRYPTO_REQUESTS.name(), partition, key, value));
  }

  private CryptoRequestRecord honest() {
    return platform.caller().request("", new GenerateRandom(8));
  }

  private static CryptoRequestRecord with(CryptoRequestRecord r, String requestId) {
    return new CryptoRequestRecord(
        requestId,
        r.getCaller(),
        r.getKey(),
        r.getRequestedAt(),
        r.getDeadline(),
        r.getReplyTo(),
        r.getOperation());
  }

  private static CryptoRequestRecord with(CryptoRequestRecord r, ReplyAddress replyTo) {
    return new CryptoRequestRecord(
        UUID.randomUUID().toString(),
        r.getCaller(),
        r.getKey(),
        r.getRequestedAt(),
        r.getDeadline(),
        replyTo,
        r.getOperation());
  }

  private static CryptoRequestRecord with(CryptoRequestRecord r, CallerRecord caller) {
    return new CryptoRequestRecord(
        UUID.randomUUID().toString(),
        caller,
        r.getKey(),
        r.getRequestedAt(),
        r.getDeadline(),
        r.getReplyTo(),
        r.getOperation());
  }
}
