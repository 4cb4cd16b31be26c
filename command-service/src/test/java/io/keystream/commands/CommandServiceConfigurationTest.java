package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void every_wrong_setting_is_named_at_once() {
    assertThatThrownBy(() -> CommandServiceConfiguration.of(Map.of("members", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bootstrap.servers")
        .hasMessageContaining("node")
        .hasMessageContaining("members");
  }
}
