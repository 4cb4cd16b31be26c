package io.keystream.jwt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.JwtIssuer;
import io.keystream.jwt.JwksServer;
import io.keystream.jwt.JwksUnavailable;
import io.keystream.testkit.TestJwksServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys come from the server that the operator trusts, in time, or not at all. */
final class JwksOverHttpsTest {

  private final TestJwksServer server = TestJwksServer.start(Instant.now());
  private final JwksServer fetching = new JwksOverHttps();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void what_the_server_answers_is_fetched() {
    server.answers(200, "{\"keys\": []}");

    assertThat(fetching.fetch(trusted())).isEqualTo("{\"keys\": []}");
  }

  @Test
  void another_status_and_a_redirection_are_none() {
    for (int status : new int[] {301, 302, 403, 500}) {
      server.answers(status, "");
      assertThatThrownBy(() -> fetching.fetch(trusted()))
          .isInstanceOf(JwksUnavailable.class)
          .hasMessage("they cannot be fetched: status " + status);
    }
    assertThat(server.asked()).isEqualTo(4);
  }

  @Test
  void more_than_the_most_is_not_read() {
    server.answers(200, "x".repeat(JwksServer.MAX_BYTES));
    assertThat(fetching.fetch(trusted())).hasSize(JwksServer.MAX_BYTES);

    server.answers(200, "x".repeat(JwksServer.MAX_BYTES + 1));
    assertThatThrownBy(() -> fetching.fetch(trusted())).isInstanceOf(JwksUnavailable.class);
  }

  @Test
  void a_server_that_nobody_vouches_for_is_not_asked() {
    server.answers(200, "{\"keys\": []}");
    try (var other = TestJwksServer.start(Instant.now())) {
      for (var ca : new String[] {null, other.pem()}) {
        assertThatThrownBy(() -> fetching.fetch(new JwtIssuer.At(server.url(), ca)))
            .isInstanceOf(JwksUnavailable.class)
            .hasMessage("they cannot be fetched: SSLHandshakeException");
      }
    }
    assertThatThrownBy(() -> fetching.fetch(new JwtIssuer.At(server.url(), "no certificate")))
        .isInstanceOf(JwksUnavailable.class);
    assertThat(server.asked()).isZero();
  }

  @Test
  void a_server_that_hangs_is_left_in_time() {
    server.hangs();
    var begun = System.nanoTime();

    assertThatThrownBy(() -> new JwksOverHttps(Duration.ofSeconds(1)).fetch(trusted()))
        .isInstanceOf(JwksUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(JwksServer.LIMIT);
  }

  private JwtIssuer.At trusted() {
    return new JwtIssuer.At(server.url(), server.pem());
  }
}
