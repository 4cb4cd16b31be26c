package io.keystream.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditProjectorConfigurationTest {

  @TempDir private Path directory;

  @Test
  void it_listens_on_this_machine_alone_unless_told_otherwise() throws IOException {
    var founding = Files.createFile(directory.resolve("operator.crt"));
    var configuration =
        AuditProjectorConfiguration.of(
            Map.of(
                "bootstrap.servers",
                "kafka:9092",
                "node",
                "p1",
                "founding.certificate",
                founding.toString()));
    assertThat(configuration)
        .isEqualTo(
            new AuditProjectorConfiguration(
                "kafka:9092", "p1", Path.of("var/audit-projector"), founding));
    assertThat(configuration.httpHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void every_mistake_is_named_at_once() {
    assertThatThrownBy(() ->
            AuditProjectorConfiguration.of(
                Map.of("node", "p 1", "http.port", "web", "audit.kept.days", "0")))
        .hasMessageContaining("bootstrap.servers")
        .hasMessageContaining("node must be")
        .hasMessageContaining("founding.certificate must name the file")
        .hasMessageContaining("http.port must be 0 to 65535")
        .hasMessageContaining("audit.kept.days must be 1 to 366");
  }
}
