package io.keystream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledBrokerTest {

  @TempDir private Path directory;

  @Test
  void a_transaction_that_was_open_at_the_death_blocks_nobody_after_the_restart() throws Exception {
    var data = directory.resolve("data");
    dieInATransaction(data);
    try (var kafka = EmbeddedKafka.start(data)) {
      var records = new Records(kafka.bootstrapServers(), LeaveTransactionOpen.TOPIC);
      records.commit("after");
      Awaitility.await("the open transaction is aborted")
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(records.committed()).containsExactly("after"));
    }
  }

  private void dieInATransaction(Path data) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LeaveTransactionOpen.class.getName(),
                data.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(directory.resolve("errors").toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
