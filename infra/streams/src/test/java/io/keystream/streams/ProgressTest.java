package io.keystream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private static final TopicPartition P = new TopicPartition("topic", 0);

  private final Progress progress = new Progress();

  @Test
  void nothing_is_reached_before_anything_is_known() {
    assertThat(progress.reached(P)).isZero();
  }

  @Test
  void the_committed_offset_counts_until_the_job_reports() {
    progress.committed(P, 7);
    assertThat(progress.reached(P)).isEqualTo(7);

    progress.delivered(P, 9, 11, 12);
    assertThat(progress.reached(P)).isEqualTo(9);
  }

  @Test
  void a_delivered_record_is_reached_when_it_is_finished() {
    progress.delivered(P, 0, 2, 4);
    progress.finished(P, 0);
    assertThat(progress.reached(P)).isEqualTo(1);
    progress.finished(P, 1);
    assertThat(progress.reached(P)).isEqualTo(2);
  }

  @Test
  void the_last_record_takes_the_markers_behind_it_along() {
    progress.delivered(P, 0, 2, 4);
    progress.finished(P, 2);
    assertThat(progress.reached(P)).isEqualTo(4);
  }

  @Test
  void a_second_delivery_does_not_hide_unfinished_records_of_the_first() {
    progress.delivered(P, 0, 2, 3);
    progress.finished(P, 0);
    progress.delivered(P, 3, 5, 6);
    assertThat(progress.reached(P)).isEqualTo(1);
    progress.finished(P, 2);
    assertThat(progress.reached(P)).isEqualTo(3);
    progress.finished(P, 5);
    assertThat(progress.reached(P)).isEqualTo(6);
  }

  @Test
  void markers_alone_are_passed_at_once() {
    progress.passed(P, 5);
    assertThat(progress.reached(P)).isEqualTo(5);
  }

  @Test
  void markers_behind_unfinished_records_wait_for_them() {
    progress.delivered(P, 0, 0, 1);
    progress.passed(P, 9);
    assertThat(progress.reached(P)).isZero();
    progress.finished(P, 0);
    assertThat(progress.reached(P)).isEqualTo(9);
  }

  @Test
  void a_partition_that_was_opened_again_starts_over_from_what_is_committed() {
    progress.committed(P, 3);
    progress.delivered(P, 3, 8, 9);
    progress.finished(P, 8);
    progress.forget(P);
    assertThat(progress.reached(P)).isEqualTo(3);
    assertThat(progress.isReported(P)).isFalse();
  }

  @Test
  void waiting_ends_when_the_offset_is_reached() throws InterruptedException {
    progress.delivered(P, 0, 0, 1);
    var worker = Thread.ofVirtual().start(() -> progress.finished(P, 0));
    progress.await(Map.of(P, 1L), Duration.ofSeconds(30));
    assertThat(progress.reached(P)).isEqualTo(1);
    worker.join();
  }

  @Test
  void waiting_has_a_limit() throws InterruptedException {
    progress.await(Map.of(P, 1L), Duration.ofMillis(10));
    assertThat(progress.reached(P)).isZero();
  }

  @Test
  void only_the_last_delivered_record_ends_what_is_in_hand() {
    progress.delivered(P, 0, 1, 2);
    assertThat(progress.finished(P, 0)).isFalse();
    assertThat(progress.finished(P, 1)).isTrue();
  }
}
