package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AttemptPlaces;
import io.keystream.domain.access.Strangers;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.worker.kafka.WorkerSteps;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrangerFloodTest {

  private static final int FLOOD = 500;

  private volatile Duration passed = Duration.ZERO;

  @Test
  void a_flood_leaves_a_bounded_number_of_records_and_the_rest_is_counted(@TempDir Path directory) {
    try (var token = MemoryTokens.fresh();
        var platform = PlatformUnderTest.start(directory);
        var _ = Workers.start(platform.kafka(), "worker-1", token, clock())) {
      flood(platform);
      askBehind(platform);
      assertThat(strangers(platform)).hasSize(Strangers.RECORDED_PER_MINUTE + 1);

      passed = Duration.ofSeconds(61);
      askBehind(platform);

      assertThat(strangers(platform)).hasSize(Strangers.RECORDED_PER_MINUTE + 2);
      assertThat(strangers(platform))
          .filteredOn(record -> record.getOperation().equals("Unrecorded"))
          .singleElement()
          .satisfies(record ->
              assertThat(record.getDetail())
                  .startsWith(FLOOD - Strangers.RECORDED_PER_MINUTE + " requests"));
    }
  }

  @Test
  void whoever_takes_over_tells_one_count_of_all(@TempDir Path directory) {
    try (var token = MemoryTokens.fresh();
        var platform = PlatformUnderTest.start(directory)) {
      try (var _ = Workers.start(platform.kafka(), "worker-1", token, clock())) {
        flood(platform);
        askBehind(platform);
      }
      try (var _ = Workers.start(platform.kafka(), "worker-2", token, clock())) {
        flood(platform);
        askBehind(platform);
        passed = Duration.ofSeconds(61);
        askBehind(platform);

        assertThat(strangers(platform)).hasSize(Strangers.RECORDED_PER_MINUTE + 2);
        assertThat(counted(platform)).containsExactly(2L * FLOOD - Strangers.RECORDED_PER_MINUTE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_batch_that_fails_costs_no_count(WorkerSteps.Step step, @TempDir Path directory) {
    var failures = new AtomicInteger();
    WorkerSteps failing =
        reached -> {
          if (reached == step && failures.incrementAndGet() % 2 == 0 && failures.get() < 10) {
            throw new IllegalStateException("a failure of a test");
          }
        };
    try (var token = MemoryTokens.fresh();
        var platform = PlatformUnderTest.start(directory);
        var worker = Workers.start(platform.kafka(), "worker-1", token, clock(), failing)) {
      for (var wave = 0; wave < 5; wave++) {
        flood(platform);
        askBehind(platform);
      }
      assertThat(worker.counts().requests().restarts()).isPositive();
      passed = Duration.ofSeconds(61);
      askBehind(platform);

      var alone = strangers(platform).size() - counted(platform).size();
      var beside = counted(platform).stream().mapToLong(count -> count - 1).sum();
      assertThat(alone + beside).isEqualTo(5L * FLOOD);
    }
  }

  private InstantSource clock() {
    return () -> Instant.now().plus(passed);
  }

  /** What the records say that tell a count. */
  private static List<Long> counted(PlatformUnderTest platform) {
    return strangers(platform).stream()
        .flatMap(record -> AttemptPlaces.parse(record.getSource()).stream())
        .filter(AttemptPlaces.Counted.class::isInstance)
        .map(places -> ((AttemptPlaces.Counted) places).count())
        .toList();
  }

  private static void flood(PlatformUnderTest platform) {
    try (var producer = TestClients.producer(platform.kafka())) {
      for (var i = 0; i < FLOOD; i++) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.CRYPTO_REQUESTS.name(),
                    TestSession.lane("payments"),
                    "payments",
                    new byte[] {1}));
      }
    }
  }

  /** Requests of a partition are worked off in order: what was before it has been seen. */
  private static void askBehind(PlatformUnderTest platform) {
    platform.caller().ask("", new GenerateRandom(8), RandomGenerated.class);
  }

  private static List<AuditRecord> strangers(PlatformUnderTest platform) {
    return AuditTrail.of(platform.kafka()).stream()
        .filter(record -> record.getCaller().getPrincipal().equals("unknown"))
        .toList();
  }
}
