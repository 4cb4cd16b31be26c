package io.keystream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.webserver.http.HttpRules;
import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that keep silent, or say too much, hurt nobody else. */
class PatienceTest {

  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration TURN = Duration.ofSeconds(2);
  private static final int AT_A_TIME = 4;
  private static final int CONNECTIONS = 20;
  private static final int BODY_BYTES = 1000;

  private final AtomicInteger held = new AtomicInteger();
  private final Queue<String> unread = new ConcurrentLinkedQueue<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void listen() {
    var credential =
        Credential.generateForServer(
            new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress())),
            Instant.now().minus(Duration.ofHours(1)),
            Duration.ofDays(1),
            new SecureRandom());
    server =
        HttpServer.tls(
            "127.0.0.1",
            0,
            credential,
            new HttpLimits(AT_A_TIME, CONNECTIONS, BODY_BYTES, TURN, SILENCE),
            List.of(new Routes("/v1", this::routes)),
            (request, refusal) -> {
              unread.add(request.prologue().uriPath().rawPath() + " " + refusal.status());
              return Answer.error(Answer.FORBIDDEN, List.of("nobody"));
            });
  }

  @AfterEach
  void close() {
    release.countDown();
    server.close();
  }

  @Test
  void who_never_begins_the_handshake_is_hung_up_on() throws IOException {
    try (var silent = connect()) {
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void who_stops_in_the_middle_of_a_request_is_hung_up_on() throws Exception {
    try (var slow = tls()) {
      send(slow, "POST /v1/echo HTTP/1.1\r\nHost: x\r\n");

      assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void who_promises_a_body_and_sends_none_is_hung_up_on() throws Exception {
    try (var slow = tls()) {
      send(slow, "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");

      assertThat(answer(slow)).doesNotContain("200 OK");
    }
  }

  @Test
  void as_many_silent_clients_as_there_are_connections_keep_others_out_for_a_moment_only()
      throws Exception {
    var silent = new ArrayList<Socket>();
    try {
      for (var i = 0; i < CONNECTIONS; i++) {
        silent.add(connect());
      }
      try (var other = tls()) {
        send(other, "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(answer(other)).contains("200 OK").contains("\"size\":3");
      }
    } finally {
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void a_body_beyond_the_limit_is_refused() throws Exception {
    try (var client = tls()) {
      send(
          client,
          "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
              .formatted(BODY_BYTES + 1));

      assertThat(answer(client)).contains("413");
    }
  }

  @Test
  void a_body_in_chunks_is_read_to_its_end() throws Exception {
    var chunk = "x".repeat(200);
    try (var client = tls()) {
      send(
          client,
          "POST /v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "c8\r\n%1$s\r\nc8\r\n%1$s\r\n0\r\n\r\n".formatted(chunk));

      assertThat(answer(client)).contains("200 OK").contains("\"size\":400");
    }
  }

  @Test
  void more_than_are_answered_at_a_time_wait_for_their_turn_and_are_told_when_it_does_not_come()
      throws Exception {
    var clients = new ArrayList<SSLSocket>();
    try {
      hold(clients, AT_A_TIME);
      await().atMost(Duration.ofSeconds(30)).until(() -> held.get() == AT_A_TIME);
      try (var waiting = tls()) {
        hold(waiting);
        assertThat(answer(waiting)).contains("503").doesNotContain("nobody");
      }
      assertThat(unread).containsExactly("/v1/hold 503");
      hold(clients, CONNECTIONS - AT_A_TIME);
      release.countDown();

      for (var client : clients) {
        assertThat(answer(client)).contains("200 OK");
      }
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  private void hold(List<SSLSocket> clients, int number) throws Exception {
    for (var i = 0; i < number; i++) {
      var client = tls();
      clients.add(client);
      hold(client);
    }
  }

  private static void hold(SSLSocket client) throws IOException {
    send(client, "GET /v1/hold HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  private void routes(HttpRules rules) {
    echo(rules);
    rules.get(
        "/hold",
        (_, response) -> {
          held.incrementAndGet();
          release.await();
          Edge.send(response, () -> Answer.ok(JsonNodeFactory.instance.objectNode()));
        });
  }

  private static void echo(HttpRules rules) {
    rules.post(
        "/echo",
        (request, response) ->
            Edge.send(
                response,
                () -> {
                  var size = RequestBody.read(request).length;
                  return Answer.ok(JsonNodeFactory.instance.objectNode().put("size", size));
                }));
  }

  private Socket connect() throws IOException {
    var address = server.uri("127.0.0.1");
    var socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private SSLSocket tls() throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyServer()}, null);
    var plain = connect();
    var socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    socket.startHandshake();
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** What comes until the server hangs up, which it does on whoever keeps silent after it. */
  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }
}
