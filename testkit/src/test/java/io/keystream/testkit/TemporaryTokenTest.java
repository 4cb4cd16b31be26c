package io.keystream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TemporaryTokenTest {

  @Test
  void a_token_is_whole_while_open_and_gone_when_closed() {
    Path configuration;
    try (var token = TemporaryToken.create("test")) {
      configuration = token.softHsm().configurationFile();
      assertThat(configuration).isNotEmptyFile();
      assertThat(token.softHsm().userPinFile()).isNotEmptyFile();
      assertThat(token.softHsm().module()).isReadable();
    }
    assertThat(configuration.getParent()).doesNotExist();
  }
}
