package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InFlightTest {

  private final ExecutorService handOver = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    handOver.close();
  }

  @Test
  void the_request_over_the_limit_waits_until_one_is_answered() throws Exception {
    var inFlight = new InFlight<String, String>(limits(1, Kafka.PATIENCE), handOver);
    inFlight.add(pending("first"));
    var second = Thread.ofPlatform().start(() -> inFlight.add(pending("second")));
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(inFlight.waiting()).extracting(Pending::id).containsExactly("first");

    inFlight.reply("first", "done");

    second.join(Kafka.PATIENCE);
    assertThat(inFlight.waiting()).extracting(Pending::id).containsExactly("second");
  }

  @Test
  void a_request_that_finds_no_room_in_time_says_so() {
    var inFlight = new InFlight<String, String>(limits(1, Duration.ofSeconds(1)), handOver);
    inFlight.add(pending("first"));
    assertThatThrownBy(() -> inFlight.add(pending("second")))
        .isInstanceOf(NoAnswer.TooManyInFlight.class)
        .hasMessage("1 requests wait for their answers and none came within 1 s; not sent");
  }

  @Test
  void a_given_up_request_makes_room() {
    var inFlight = new InFlight<String, String>(limits(1, Duration.ofSeconds(1)), handOver);
    var given = pending("first");
    inFlight.add(given);
    given.answer().cancel(false);
    inFlight.add(pending("second"));
    assertThat(inFlight.waiting()).extracting(Pending::id).containsExactly("second");
  }

  @Test
  void what_follows_on_an_answer_finds_the_room_it_left() {
    var inFlight = new InFlight<String, String>(limits(1, Duration.ofSeconds(1)), handOver);
    var first = pending("first");
    inFlight.add(first);
    var followed = first.answer().thenAccept(_ -> inFlight.add(pending("second")));
    inFlight.reply("first", "done");
    followed.join();
    assertThat(inFlight.waiting()).extracting(Pending::id).containsExactly("second");
  }

  @Test
  void what_is_no_answer_leaves_the_request_waiting() {
    var inFlight = new InFlight<String, String>(limits(1, Duration.ofSeconds(1)), handOver);
    var pending = pending("first");
    inFlight.add(pending);

    inFlight.reply("first", "forged");
    assertThat(inFlight.waiting()).hasSize(1);
    inFlight.reply("first", "done");

    assertThat(pending.answer().join()).isEqualTo("done");
  }

  @Test
  void closing_waits_for_a_reply_that_is_being_opened() throws Exception {
    var inFlight = new InFlight<String, String>(limits(1, Kafka.PATIENCE), handOver);
    var opening = new CountDownLatch(1);
    var mayOpen = new CountDownLatch(1);
    var pending =
        pending(
            "first",
            (reply, _) -> {
              opening.countDown();
              await(mayOpen);
              return Optional.of(reply);
            });
    inFlight.add(pending);
    inFlight.reply("first", "done");
    opening.await();

    var closing = Thread.ofPlatform().start(inFlight::close);
    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(closing.isAlive()).isTrue();
    mayOpen.countDown();

    assertThat(closing.join(Kafka.PATIENCE)).isTrue();
    assertThat(pending.answer().join()).isEqualTo("done");
  }

  @Test
  void one_id_waits_once() {
    var inFlight = new InFlight<String, String>(limits(2, Duration.ofSeconds(1)), handOver);
    inFlight.add(pending("same"));
    assertThatThrownBy(() -> inFlight.add(pending("same")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("same");
  }

  private static Bus limits(int maxInFlight, Duration timeout) {
    return new Bus("nowhere:1", timeout, Duration.ofSeconds(1), maxInFlight);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Pending<String, String> pending(String id) {
    return pending(
        id, (reply, _) -> reply.equals("forged") ? Optional.empty() : Optional.of(reply));
  }

  private static Pending<String, String> pending(String id, Pending.Opener<String, String> opener) {
    return new Pending<>(
        id,
        id,
        new ProducerRecord<>("topic", new byte[0]),
        opener,
        limits(1, Kafka.PATIENCE),
        System.nanoTime());
  }
}
