package io.keystream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerHaltTest {

  /** In blocks of 512 bytes: 24 MiB, twice what an empty index takes. */
  private static final int LARGEST_FILE_BLOCKS = 49_152;

  @TempDir private Path directory;

  @Test
  void a_broker_that_cannot_write_ends_the_process_and_says_why() throws Exception {
    var data = directory.resolve("data");
    var errors = directory.resolve("errors");
    var process = startWithSmallFiles(data, errors);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(errors))
        .contains("keystream: the broker in " + data.toRealPath().resolve("log"))
        .contains("MiB of disk free")
        .contains("nothing is answered unrecorded");
  }

  private static Process startWithSmallFiles(Path data, Path errors) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -f " + LARGEST_FILE_BLOCKS + " && exec \"$@\"",
            "sh",
            java,
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WriteUntilTheEnd.class.getName(),
            data.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors.toFile())
        .start();
  }
}
