package io.keystream.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenedAheadTest {

  private static final int MANY = 100;

  private final SealThread helper = new SealThread();
  private final Queue<String> inTurn = new ConcurrentLinkedQueue<>();
  private final Queue<String> ahead = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    helper.close();
  }

  @Test
  void what_was_polled_comes_in_its_order_and_is_opened_once() {
    var opened = opened();
    var records = records(MANY);
    opened.begin(polled(records));

    assertThat(records).allSatisfy(record -> assertThat(code(opened, record)).isEqualTo("ahead"));
    assertThat(ahead).containsExactlyInAnyOrderElementsOf(values(records));
    assertThat(inTurn).isEmpty();
  }

  @Test
  void what_nobody_can_open_ahead_is_opened_in_its_turn() {
    var opened = new OpenedAhead(this::openInTurn, _ -> null, helper);
    var failing =
        new OpenedAhead(
            this::openInTurn,
            _ -> {
              throw new IllegalStateException("its session is closed");
            },
            helper);
    var records = records(MANY);
    for (var each : List.of(opened, failing)) {
      each.begin(polled(records));
      assertThat(records).allSatisfy(record -> assertThat(code(each, record)).isEqualTo("in turn"));
    }
  }

  @Test
  void a_few_are_opened_in_their_turn_alone() {
    var opened = opened();
    var records = records(3);
    opened.begin(polled(records));

    assertThat(records).allSatisfy(record -> assertThat(code(opened, record)).isEqualTo("in turn"));
    assertThat(ahead).isEmpty();
  }

  @Test
  void one_that_is_left_out_does_not_hold_up_the_others() {
    var opened = opened();
    var records = records(MANY);
    opened.begin(polled(records));

    assertThat(code(opened, records.get(50))).isEqualTo("ahead");
    assertThat(code(opened, records.get(51))).isEqualTo("ahead");
  }

  @Test
  void what_is_polled_again_is_opened_again() {
    var opened = opened();
    var records = records(MANY);
    opened.begin(polled(records));
    opened.forget();
    assertThat(code(opened, records.getFirst())).isEqualTo("in turn");

    var again = records(MANY);
    opened.begin(polled(again));

    assertThat(code(opened, again.getFirst())).isEqualTo("ahead");
  }

  @Test
  void what_was_opened_and_is_not_wanted_is_overwritten() throws InterruptedException {
    var plaintext = new byte[] {1, 2, 3};
    var done = new CountDownLatch(MANY);
    var opened =
        new OpenedAhead(
            this::openInTurn,
            _ -> {
              done.countDown();
              return genuine(plaintext);
            },
            helper);
    opened.begin(polled(records(MANY)));
    done.await();
    helper.close();

    opened.forget();

    assertThat(plaintext).containsOnly(0);
  }

  @Test
  void what_is_being_opened_and_is_not_wanted_is_overwritten() throws InterruptedException {
    var plaintext = new byte[] {1, 2, 3};
    var opening = new CountDownLatch(1);
    var forgotten = new CountDownLatch(1);
    var opened =
        new OpenedAhead(
            this::openInTurn,
            _ -> {
              opening.countDown();
              await(forgotten);
              return genuine(plaintext);
            },
            helper);
    opened.begin(polled(records(MANY)));
    opening.await();

    opened.forget();
    forgotten.countDown();
    helper.close();

    assertThat(plaintext).containsOnly(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private OpenedAhead opened() {
    return new OpenedAhead(this::openInTurn, this::openAhead, helper);
  }

  private Unsealed openInTurn(ConsumerRecord<String, byte[]> record) {
    inTurn.add(record.key());
    return strange("in turn");
  }

  private @Nullable Unsealed openAhead(ConsumerRecord<String, byte[]> record) {
    ahead.add(record.key());
    return strange("ahead");
  }

  private static String code(OpenedAhead opened, ConsumerRecord<String, byte[]> record) {
    return ((Unsealed.Strange) opened.open(record)).code();
  }

  private static Unsealed strange(String code) {
    return new Unsealed.Strange(code, "", "", null);
  }

  // Whose session it is does not matter here.
  @SuppressWarnings("NullAway")
  private static Unsealed genuine(byte[] plaintext) {
    var content =
        new CryptoRequestRecord(
            null,
            "key",
            Instant.EPOCH,
            new Encrypt(ByteBuffer.wrap(plaintext), ByteBuffer.allocate(0)),
            null);
    return new Unsealed.Genuine(null, UUID.randomUUID(), new SealedRequestRecord(), content);
  }

  private static List<ConsumerRecord<String, byte[]>> records(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new ConsumerRecord<>("requests", 0, n, "record " + n, new byte[0]))
        .toList();
  }

  private static List<String> values(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(ConsumerRecord::key).toList();
  }

  private static ConsumerRecords<String, byte[]> polled(
      List<ConsumerRecord<String, byte[]>> records) {
    return new ConsumerRecords<>(Map.of(new TopicPartition("requests", 0), records), Map.of());
  }
}
