package io.keystream.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnomalyDetectorConfigurationTest {

  @TempDir private Path directory;

  @Test
  void settings_are_read_by_their_names() throws IOException {
    var file = Files.writeString(directory.resolve("operator.crt"), "");
    assertThat(
            AnomalyDetectorConfiguration.of(
                Map.of(
                    "bootstrap.servers", "kafka:9092",
                    "node", "n1",
                    "founding.certificate", file.toString())))
        .isEqualTo(
            new AnomalyDetectorConfiguration(
                "kafka:9092", "n1", Path.of("var/anomaly-detector"), file));
  }

  @Test
  void everything_that_is_wrong_is_named_at_once() {
    assertThatThrownBy(() -> AnomalyDetectorConfiguration.of(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bootstrap.servers must name Kafka")
        .hasMessageContaining("node must be")
        .hasMessageContaining("founding.certificate must name the file");
  }

  @Test
  void a_founding_certificate_that_is_not_there_is_named() {
    var missing = directory.resolve("missing.crt");
    assertThatThrownBy(
            () -> new AnomalyDetectorConfiguration("kafka:9092", "n1", directory, missing))
        .hasMessage("founding.certificate names no readable file: '" + missing + "'");
  }

  @Test
  void a_file_that_is_no_certificate_starts_nothing() throws IOException {
    var file = Files.writeString(directory.resolve("operator.crt"), "no certificate");
    var configuration = new AnomalyDetectorConfiguration("kafka:9092", "n1", directory, file);
    assertThatThrownBy(() -> AnomalyDetector.start(configuration, InstantSource.system()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("founding.certificate: ");
  }
}
