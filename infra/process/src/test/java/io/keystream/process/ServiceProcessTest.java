package io.keystream.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceProcessTest {

  @TempDir private Path directory;

  @Test
  void settings_come_from_the_environment_under_the_same_names() throws IOException {
    var environment = Map.of("KEYSTREAM_BOOTSTRAP_SERVERS", "kafka:9092", "PATH", "/bin");
    assertThat(ServiceProcess.settings(new String[0], environment))
        .isEqualTo(Map.of("bootstrap.servers", "kafka:9092"));
  }

  @Test
  void a_file_that_is_named_counts_alone() throws IOException {
    var file = Files.writeString(directory.resolve("service.properties"), "node=n1\n");
    assertThat(
            ServiceProcess.settings(
                new String[] {file.toString()}, Map.of("KEYSTREAM_NODE", "other")))
        .isEqualTo(Map.of("node", "n1"));
  }

  @Test
  void more_than_one_file_is_refused() {
    assertThatThrownBy(() -> ServiceProcess.settings(new String[] {"a", "b"}, Map.of()))
        .hasMessageContaining("at most one argument");
  }
}
