package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without TLS the platform answers on this machine only, and only whoever shows a token. */
class PlainHttpTest {

  @Test
  void a_token_counts_as_it_does_with_tls() {
    try (var operator = OnePlatform.operator();
        var plain =
            OnePlatform.withoutTls(
                operator
                    .post("auth/cert/login", "")
                    .body()
                    .path("auth")
                    .path("client_token")
                    .asText())) {
      assertThat(plain.get("auth/token/lookup-self").status()).isEqualTo(200);
    }
  }

  @Test
  void whoever_shows_nothing_is_nobody() {
    try (var plain = OnePlatform.withoutTls("")) {
      assertThat(plain.post("auth/cert/login", "").status()).isEqualTo(403);
      assertThat(plain.get("sys/mounts").status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1"})
  void a_port_that_is_none_is_refused(String port) {
    var run = Run.of(new byte[0], "up", "--plain-http=" + port);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("--plain-http must be 1 to 65535: " + port);
  }
}
