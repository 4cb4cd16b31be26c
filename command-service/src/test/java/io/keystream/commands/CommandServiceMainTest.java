package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.commandreply.Accepted;
import io.keystream.testkit.SharedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandServiceMainTest {

  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path directory;

  @Test
  void the_process_serves_until_sigterm_and_leaves_a_snapshot() throws Exception {
    FreshTopics.prepare();
    var now = Clock.tickSeconds(ZoneOffset.UTC);
    var staff = new Staff(now.instant()).write(directory);
    var settings = directory.resolve("settings.properties");
    var data = directory.resolve("data");
    Files.writeString(
        settings,
        """
        bootstrap.servers=%s
        node=node-1
        data.directory=%s
        founding.certificate=%s
        credential=%s
        """
            .formatted(
                SharedKafka.bootstrapServers(),
                data,
                Staff.foundingCertificate(directory),
                Staff.credential(directory)));
    var process = start(settings);
    try (var caller = new KeyCaller(staff, now)) {
      staff.enrol(now.instant());
      assertThat(caller.ask(Commands.create("cards")).getOutcome()).isInstanceOf(Accepted.class);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(data).isDirectoryContaining("glob:**.snapshot");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path settings) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CommandServiceMain.class.getName(),
                settings.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
