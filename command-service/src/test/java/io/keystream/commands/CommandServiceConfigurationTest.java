package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandServiceConfigurationTest {

  @Test
  void settings_are_read_by_their_names() {
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "node", "commands-1",
            "data.directory", "/data",
            "members", "3");

    assertThat(CommandServiceConfiguration.of(settings))
        .isEqualTo(
            new CommandServiceConfiguration("localhost:9092", "commands-1", Path.of("/data"), 3));
  }

  @Test
  void the_founding_certificate_is_optional_and_must_be_there_when_it_is_named() {
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "node", "commands-1",
            "founding.certificate", "no/such/file.der");

    assertThatThrownBy(() -> CommandServiceConfiguration.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("founding.certificate names no readable file: 'no/such/file.der'");
  }

  @Test
  void a_founding_certificate_that_cannot_sign_commands_is_named_at_the_start(@TempDir Path files)
      throws IOException {
    var file = Files.writeString(files.resolve("founding.der"), "no certificate");
    var configuration =
        new CommandServiceConfiguration("localhost:9092", "commands-1", files, 1, file);

    assertThatThrownBy(() -> CommandService.start(configuration, Instant::now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("founding.certificate: " + file + ": these bytes are no X.509 certificate");
  }

  @Test
  void every_wrong_setting_is_named_at_once() {
    assertThatThrownBy(() -> CommandServiceConfiguration.of(Map.of("members", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bootstrap.servers")
        .hasMessageContaining("node")
        .hasMessageContaining("members");
  }
}
