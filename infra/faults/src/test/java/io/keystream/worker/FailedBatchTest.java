package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.worker.kafka.WorkerSteps;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch whose commit fails while the next one is worked off. */
class FailedBatchTest {

  private static final int REQUESTS = 2_000;

  @ParameterizedTest
  @EnumSource
  void every_request_behind_it_is_answered_once(WorkerSteps.Step step, @TempDir Path directory) {
    try (var token = MemoryTokens.fresh();
        var platform = PlatformUnderTest.start(directory);
        var worker =
            Workers.start(
                platform.kafka(), "worker-1", token, InstantSource.system(), failing(step))) {
      var caller = platform.caller();
      var requests =
          IntStream.range(0, REQUESTS)
              .mapToObj(_ -> caller.request("", new GenerateRandom(8)))
              .toList();
      requests.forEach(caller::send);

      assertThat(requests)
          .allSatisfy(request ->
              assertThat(caller.reply(request.id())).isInstanceOf(RandomGenerated.class));
      assertThat(worker.counts().requests().restarts()).isPositive();
      var records =
          AuditTrail.of(platform.kafka()).stream()
              .collect(Collectors.groupingBy(AuditRecord::getRecordId, Collectors.counting()));
      assertThat(requests)
          .allSatisfy(request -> {
            assertThat(caller.replies(request.id())).isEqualTo(1);
            assertThat(records).containsEntry(request.id(), 1L);
          });
    }
  }

  /** Every third time, four times. */
  private static WorkerSteps failing(WorkerSteps.Step step) {
    var reached = new AtomicInteger();
    return at -> {
      if (at == step && reached.incrementAndGet() % 3 == 0 && reached.get() <= 12) {
        throw new IllegalStateException("a failure of a test");
      }
    };
  }
}
