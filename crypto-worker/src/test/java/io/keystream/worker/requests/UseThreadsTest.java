package io.keystream.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UseThreadsTest {

  private final UseThreads threads = UseThreads.start();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> abandoned = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    release.countDown();
    threads.close();
  }

  @Test
  void work_is_done_in_order_and_never_on_a_virtual_thread() {
    var items = IntStream.range(0, 100).boxed().toList();

    var done =
        threads.each(
            items,
            item -> {
              assertThat(Thread.currentThread().isVirtual()).isFalse();
              return 2 * item;
            },
            abandoned::add,
            in(Duration.ofSeconds(60)));

    assertThat(done).isEqualTo(items.stream().map(item -> 2 * item).toList());
    assertThat(abandoned).isEmpty();
  }

  @Test
  void who_waits_for_a_hanging_module_gives_up_and_what_comes_out_later_is_abandoned() {
    assertThatThrownBy(() -> each(List.of(7), in(Duration.ofMillis(100))))
        .isInstanceOf(NotCarriedOut.class);
    assertThat(abandoned).isEmpty();

    release.countDown();

    await().atMost(Duration.ofSeconds(60)).until(() -> abandoned.contains(7));
  }

  @Test
  void what_never_had_its_turn_is_not_done() throws InterruptedException {
    var processors = Runtime.getRuntime().availableProcessors();
    var busy =
        IntStream.range(0, processors)
            .mapToObj(item ->
                Thread.ofVirtual().start(() -> each(List.of(item), in(Duration.ofSeconds(60)))))
            .toList();
    await().atMost(Duration.ofSeconds(60)).until(() -> begun.size() == processors);

    assertThatThrownBy(() -> each(List.of(1000), in(Duration.ofMillis(100))))
        .isInstanceOf(NotCarriedOut.class);
    release.countDown();
    for (var thread : busy) {
      thread.join();
    }
    assertThat(threads.each(List.of(1), item -> item, abandoned::add, in(Duration.ofSeconds(60))))
        .containsExactly(1);

    assertThat(begun).doesNotContain(1000);
  }

  @Test
  void between_the_portions_of_a_long_batch_others_get_their_turn() throws InterruptedException {
    var processors = Runtime.getRuntime().availableProcessors();
    var handled = new ConcurrentLinkedQueue<Integer>();
    var batches =
        IntStream.range(0, processors)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() ->
                        threads.each(
                            IntStream.range(0, 1000).boxed().toList(),
                            item -> {
                              handled.add(item);
                              waitFor(release);
                              return item;
                            },
                            abandoned::add,
                            in(Duration.ofSeconds(60)))))
            .toList();
    await().atMost(Duration.ofSeconds(60)).until(() -> handled.size() == processors);
    var doneBefore = new AtomicReference<Integer>();
    var other =
        Thread.ofVirtual()
            .start(() ->
                threads.each(
                    List.of(1),
                    item -> {
                      doneBefore.set(handled.size());
                      return item;
                    },
                    abandoned::add,
                    in(Duration.ofSeconds(60))));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> other.getState() == Thread.State.TIMED_WAITING);

    release.countDown();
    other.join();
    for (var batch : batches) {
      batch.join();
    }

    assertThat(doneBefore.get()).isLessThan(processors * 1000);
    assertThat(handled).hasSize(processors * 1000);
  }

  private List<Integer> each(List<Integer> items, long giveUpAt) {
    return threads.each(
        items,
        item -> {
          begun.add(item);
          waitFor(release);
          return item;
        },
        abandoned::add,
        giveUpAt);
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
