package io.keystream.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CannotListenTest {

  private static final HttpLimits LIMITS = new HttpLimits(4, 20, 1000);

  @AutoClose private ServerSocket taken;

  @BeforeEach
  void take() throws IOException {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void a_port_that_is_taken_is_told() {
    assertThatThrownBy(() ->
            HttpServer.plain("127.0.0.1", taken.getLocalPort(), LIMITS, List.of(), Unread.TOLD))
        .isInstanceOf(CannotListen.class)
        .hasMessage("cannot listen at 127.0.0.1:%d; is the port taken?", taken.getLocalPort());
  }

  @Test
  void the_same_with_tls() {
    var credential =
        Credential.generateForServer(
            new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress())),
            Instant.now().minus(Duration.ofHours(1)),
            Duration.ofDays(1),
            new SecureRandom());

    assertThatThrownBy(() ->
            HttpServer.tls(
                "127.0.0.1", taken.getLocalPort(), credential, LIMITS, List.of(), Unread.TOLD))
        .isInstanceOf(CannotListen.class);
  }
}
