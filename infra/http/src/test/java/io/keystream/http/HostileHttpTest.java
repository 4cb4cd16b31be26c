package io.keystream.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent is answered in the shape of all errors, and is nobody's fault but the sender's.
 */
class HostileHttpTest {

  private static final int BODY_BYTES = 1000;
  private static final String POST = "POST /v1/echo HTTP/1.1\r\nHost: x\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ConcurrentLinkedQueue<Integer> UNREAD = new ConcurrentLinkedQueue<>();

  private static HttpServer server;

  @BeforeAll
  static void listen() {
    var health = new HealthRoutes(() -> true, UUID.randomUUID(), InstantSource.system());
    server =
        HttpServer.plain(
            "127.0.0.1",
            0,
            new HttpLimits(4, 20, BODY_BYTES),
            List.of(new Routes("/v1", HostileHttpTest::routes), new Routes("/v1/sys", health)),
            (_, refusal) -> {
              UNREAD.add(refusal.status());
              return refusal;
            });
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void a_body_in_chunks_beyond_the_limit_is_413() throws IOException {
    var answered = chunked("c8\r\n" + "x".repeat(200) + "\r\n3e8\r\n" + "x".repeat(1000));

    assertThat(answered.status()).isEqualTo(413);
    assertThat(answered.error()).isEqualTo("the body must have at most 1000 bytes");
  }

  @Test
  void a_body_announced_beyond_the_limit_is_413() throws IOException {
    var answered = post("Content-Length: 1001\r\n\r\n");

    assertThat(answered.status()).isEqualTo(413);
    assertThat(answered.error()).isEqualTo("the body must have at most 1000 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n",
        "-5\r\nabcde\r\n",
        "ffffffffffffffff\r\n",
        "\r\n",
        "3\r\nabc\r\n0\r\nX: y\r\n\r\n"
      })
  void broken_chunks_are_400(String chunks) throws IOException {
    var answered = chunked(chunks);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).startsWith("the body");
  }

  @Test
  void what_stands_behind_a_broken_chunk_is_no_request() throws IOException {
    var hidden = "GET /v1/sys/init HTTP/1.1\r\nHost: x\r\n\r\n";

    var answered = raw(POST + CHUNKED + "zz\r\n0\r\n\r\n" + hidden);

    assertThat(answered).contains("400 Bad Request").doesNotContain("initialized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -5\r\n\r\n",
        "Content-Length: many\r\n\r\n",
        "Content-Length: 99999999999999999999999\r\n\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
        "Transfer-Encoding: gzip\r\n\r\nabc",
        "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        "no header\r\n\r\n",
        "X Y: z\r\n\r\n",
        "X: \u0001\r\n\r\n"
      })
  void headers_that_cannot_be_read_are_400(String headers) throws IOException {
    assertThat(post(headers).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "\r\n\r\n",
        "GET /v1/echo\r\n\r\n",
        "GET  HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/a[b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/echo HTTP/9.9\r\nHost: x\r\n\r\n",
        "G\u0001T /v1/echo HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/echo HTTP/1.1\r\n\r\n",
        "GET /v1/echo HTTP/1.1\r\nHost: x:y\r\n\r\n",
        "GET /v1/echo?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /v1/echo?<script> HTTP/1.1\r\nHost: x\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void requests_that_cannot_be_read_are_400(String request) throws IOException {
    var answered = answered(request);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).doesNotContain("script");
  }

  @Test
  void an_older_http_is_refused_in_the_same_shape() throws IOException {
    assertThat(answered("GET /v1/echo HTTP/1.0\r\n\r\n").status()).isEqualTo(505);
  }

  @Test
  void a_path_or_headers_without_end_are_refused_in_the_same_shape() throws IOException {
    var path = answered("GET /%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted("x".repeat(10_000)));
    var headers = post("X: " + "x".repeat(100_000) + "\r\n\r\n");

    assertThat(path.status()).isEqualTo(414);
    assertThat(headers.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/echo/../other",
        "/v1/echo/./x",
        "/v1//echo",
        "//v1/echo",
        "/v1/echo/..",
        "/v1/a%2fb",
        "/v1/a%2Fb",
        "/v1/%2e%2e/echo",
        "/v1/%2E/echo",
        "/v1/a%00b",
        "/v1/a%0d%0ab",
        "/v1/a%ffb",
        "/v1/a%c0%afb",
        "/v1/a%5cb",
        "/v1/a;b=c/d",
        "http://x/v1/echo"
      })
  void a_path_that_can_be_read_in_two_ways_is_400(String path) throws IOException {
    var answered = answered("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path));

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).startsWith("the path");
  }

  @Test
  void a_path_of_other_letters_is_as_it_was_written() throws IOException {
    var answered = answered("GET /v1/path/a%20b%C3%A9..c HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body().path("path").asText()).isEqualTo("/path/a bé..c");
  }

  @ParameterizedTest
  @CsvSource({"204, 204", "205, 205", "304, 304", "100, 200", "199, 200", "x, 200"})
  void health_answers_with_a_status_that_somebody_wants_and_without_a_body_where_none_is(
      String wanted, int status) throws IOException {
    var text =
        raw("GET /v1/sys/health?activecode=%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(wanted));

    assertThat(text).startsWith("HTTP/1.1 " + status);
    assertThat(text.contains("initialized")).isEqualTo(status == 200);
  }

  @Test
  void what_nobody_takes_is_told_to_whoever_keeps_the_record() throws IOException {
    UNREAD.clear();

    answered("GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n");
    answered("GET /v1/only HTTP/1.1\r\nHost: x\r\n\r\n");
    answered("GET /v1/echo/../x HTTP/1.1\r\nHost: x\r\n\r\n");
    post("Content-Length: 5\r\n\r\n[1,2]");

    assertThat(UNREAD).containsExactly(404, 405, 400, 400);
  }

  @Test
  void a_defect_of_ours_is_told_to_whoever_keeps_the_record_and_nothing_of_it_to_the_caller()
      throws IOException {
    UNREAD.clear();

    var answered = answered("GET /v1/defect HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answered.status()).isEqualTo(500);
    assertThat(answered.error()).isEqualTo("internal error");
    assertThat(UNREAD).containsExactly(500);
  }

  @Test
  void a_message_is_no_longer_than_a_valid_name_could_be() throws IOException {
    var answered = answered("GET /v1/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted("x".repeat(1_500)));

    assertThat(answered.status()).isEqualTo(404);
    assertThat(answered.error()).hasSizeLessThan(400);
  }

  private static void routes(HttpRules rules) {
    Questions.route(
        rules, Questions.WRITE, "/echo", request -> Answer.ok(JsonBody.read(request).fields()));
    Questions.route(rules, List.of(Method.POST), "/only", _ -> Answer.done());
    rules.any("/only", Questions.only("POST"));
    Questions.route(
        rules,
        Questions.READ,
        "/defect",
        _ -> {
          throw new IllegalStateException("an inside of ours");
        });
    Questions.route(
        rules,
        Questions.READ,
        "/path/*",
        request ->
            Answer.ok(JsonNodeFactory.instance.objectNode().put("path", request.path().path())));
  }

  private static Answered chunked(String chunks) throws IOException {
    return post(CHUNKED + chunks);
  }

  private static Answered post(String rest) throws IOException {
    return answered(POST + rest);
  }

  private static Answered answered(String request) throws IOException {
    var text = raw(request);
    var head = text.indexOf("\r\n\r\n");
    assertThat(head).as("an answer to %s: %s", request, text).isPositive();
    return new Answered(
        Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3)),
        MAPPER.readTree(text.substring(head + 4)));
  }

  private record Answered(int status, JsonNode body) {

    String error() {
      assertThat(body.path("errors").isArray()).as(body.toString()).isTrue();
      return body.path("errors").path(0).asText();
    }
  }

  /** All that comes until the server has nothing more to say. */
  private static String raw(String request) throws IOException {
    var address = server.uri("127.0.0.1");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
