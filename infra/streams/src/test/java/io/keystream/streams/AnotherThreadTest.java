package io.keystream.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

final class AnotherThreadTest {

  private final Trouble trouble = new Trouble();
  private final AnotherThread recovery = new AnotherThread("job", trouble);

  @Test
  void a_failure_of_kafka_costs_the_job_only_its_thread() {
    assertThat(recovery.handle(new TimeoutException("no broker"))).isEqualTo(REPLACE_THREAD);
    assertThat(trouble.setback()).contains("TimeoutException: no broker");
  }

  @Test
  void a_job_that_stopped_at_a_record_stays_stopped() {
    trouble.stopAt("stopped at topic partition 0 offset 1");
    assertThat(recovery.handle(new IllegalStateException("bad"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void a_job_that_is_closed_does_not_begin_again() {
    recovery.close();
    assertThat(recovery.handle(new TimeoutException("no broker"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void the_first_stop_is_the_one_that_is_told() {
    trouble.stopAt("first");
    trouble.stopAt("second");
    assertThat(trouble.stop()).contains("first");
  }
}
