package io.keystream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.client.Trust;
import io.keystream.domain.access.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the starter talks of a process that does not become a platform, and of none at all. */
final class BackgroundTest {

  private static final Fingerprint SOME = new Fingerprint("0".repeat(64));

  private static final PlatformFile ANY =
      new PlatformFile(
          "127.0.0.1:1",
          URI.create("http://127.0.0.1:2"),
          URI.create("https://127.0.0.1:3"),
          Trust.of(SOME, "local", SOME));

  @TempDir Path directory;
  private DataLayout layout = new DataLayout(Path.of("."));

  @BeforeEach
  void lay_out() {
    layout = new DataLayout(directory);
  }

  @Test
  void a_process_that_ends_while_starting_is_told_with_the_end_of_its_log() {
    var said = new ByteArrayOutputStream();
    var command =
        List.of("sh", "-c", "echo keystream: starting Kafka; echo the disk is full >&2; exit 3");
    assertThatThrownBy(() ->
            Background.up(layout, command, new PrintStream(said, true, StandardCharsets.UTF_8)))
        .isInstanceOf(PlatformFailure.class)
        .hasMessageContaining("The platform ended while starting")
        .hasMessageContaining("the disk is full");
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("keystream: starting Kafka\n");
  }

  @Test
  void files_of_a_killed_platform_are_no_platform() throws Exception {
    Files.writeString(layout.pidFile(), Long.toString(ProcessHandle.current().pid()));
    Files.createFile(layout.lock());
    ANY.write(layout);
    assertThat(PlatformFile.read(layout)).isEmpty();
    assertThat(Background.down(layout)).isEqualTo(new Background.Down.DidNotRun());
    assertThat(Status.process(layout).isReady()).isFalse();
  }

  @Test
  void a_directory_that_is_held_has_a_platform() {
    try (var _ = DirectoryLock.lock(layout);
        var _ = PidFile.write(layout)) {
      ANY.write(layout);
      assertThat(PlatformFile.read(layout)).contains(ANY);
      assertThat(Background.up(layout, List.of("false"), System.out))
          .isEqualTo(new Background.Up.RunsAlready(ANY, ProcessHandle.current().pid()));
    }
  }

  @Test
  void a_platform_file_of_another_form_is_told() throws Exception {
    try (var _ = DirectoryLock.lock(layout)) {
      Files.writeString(layout.platformFile(), "{}");
      assertThatThrownBy(() -> PlatformFile.read(layout))
          .hasMessageContaining("is not a platform file (no bootstrap_servers)");
    }
  }
}
