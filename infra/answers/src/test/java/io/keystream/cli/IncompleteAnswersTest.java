package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A projection that is behind, played by a server that says so. */
final class IncompleteAnswersTest {

  private final AtomicInteger asked = new AtomicInteger();

  // JUnit runs the set-up before each test.
  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  private volatile int behindFor;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = answer(asked.incrementAndGet() > behindFor).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_question_is_asked_again_until_the_answer_is_complete() {
    behindFor = 2;
    var list = run("keys", "list", "--json");
    assertThat(list.exitCode()).isZero();
    assertThat(list.text()).contains("\"late\"");
    assertThat(list.err()).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void an_answer_that_stays_incomplete_is_shown_and_is_a_failure() {
    behindFor = Integer.MAX_VALUE;
    var list = run("keys", "list", "--timeout", "1s");
    assertThat(list.exitCode()).isEqualTo(3);
    assertThat(list.text()).contains("early");
    assertThat(list.err()).contains("not complete: the projection has not read the whole log");

    var json = run("keys", "list", "--timeout", "1s", "--json");
    assertThat(json.exitCode()).isEqualTo(3);
    assertThat(json.text()).contains("early");
  }

  private Run run(String... verb) {
    var arguments = new String[verb.length + 2];
    System.arraycopy(verb, 0, arguments, 0, verb.length);
    arguments[verb.length] = "--projector";
    arguments[verb.length + 1] = "http://127.0.0.1:" + server.getAddress().getPort();
    return Run.of(arguments);
  }

  private static String answer(boolean complete) {
    return """
    {"keys":[{"name":"%s","algorithm":"AES_256","custody":"WRAPPED","state":"active",
     "active_version":1,"latest_version":1,"min_decryption_version":1,"min_encryption_version":0,
     "min_available_version":1,"deletion_allowed":false,"created_at":"2026-03-02T10:00:00Z"}],"next":null,
     "position":{"complete":%b}}\
    """
        .formatted(complete ? "late" : "early", complete);
  }
}
