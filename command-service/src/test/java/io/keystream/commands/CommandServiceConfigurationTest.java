package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandServiceConfigurationTest {

  @Test
  void settings_are_read_by_their_names(@TempDir Path files) {
    var _ = new Staff(Instant.EPOCH).write(files);
    var settings = settings(files);
    settings.put("data.directory", "/data");
    settings.put("members", "3");

    assertThat(CommandServiceConfiguration.of(settings))
        .isEqualTo(
            new CommandServiceConfiguration(
                "localhost:9092",
                "commands-1",
                Path.of("/data"),
                3,
                Staff.foundingCertificate(files),
                Staff.credential(files)));
  }

  @Test
  void what_cannot_sign_or_found_anything_is_named_at_the_start(@TempDir Path files)
      throws IOException {
    var _ = new Staff(Instant.EPOCH).write(files);
    var founding = Files.writeString(files.resolve("founding.der"), "no certificate");
    var key = Files.writeString(files.resolve("broken.key"), "no key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.copy(Staff.foundingCertificate(files), files.resolve("broken.crt"));

    assertThatThrownBy(() -> start(files, Map.of("founding.certificate", founding.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("founding.certificate: " + founding + ": these bytes are no X.509 certificate");
    assertThatThrownBy(() -> start(files, Map.of("credential", files.resolve("broken").toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("credential: " + key);
  }

  @Test
  void every_wrong_setting_is_named_at_once() {
    var settings =
        Map.of("members", "many", "founding.certificate", "no/such.crt", "credential", "no/such");

    assertThatThrownBy(() -> CommandServiceConfiguration.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bootstrap.servers")
        .hasMessageContaining("node")
        .hasMessageContaining("members")
        .hasMessageContaining("founding.certificate names no file: 'no/such.crt'")
        .hasMessageContaining("credential names no files with .crt and .key added: 'no/such'");
  }

  private static void start(Path files, Map<String, String> changes) {
    var settings = settings(files);
    settings.putAll(changes);
    CommandService.start(CommandServiceConfiguration.of(settings), Instant::now).close();
  }

  private static Map<String, String> settings(Path files) {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            "localhost:9092",
            "node",
            "commands-1",
            "founding.certificate",
            Staff.foundingCertificate(files).toString(),
            "credential",
            Staff.credential(files).toString()));
  }
}
