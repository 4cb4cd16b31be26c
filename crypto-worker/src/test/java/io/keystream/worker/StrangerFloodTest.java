package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.Strangers;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrangerFloodTest {

  private static final int FLOOD = 500;

  private volatile Duration passed = Duration.ZERO;

  @Test
  void a_flood_leaves_a_bounded_number_of_records_and_the_rest_is_counted(@TempDir Path directory) {
    try (var token = MemoryTokens.fresh();
        var platform = PlatformUnderTest.start(directory);
        var _ =
            Workers.start(platform.kafka(), "worker-1", token, () -> Instant.now().plus(passed))) {
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
