package io.keystream.cli;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.cli.HostileRequests.Form;
import io.keystream.cli.HostileRequests.Made;
import io.keystream.cli.HostileRequests.Sender;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.testkit.HttpsCaller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever clients send, the platform is not hurt, tells nothing of its insides and records it. */
class HostileClientTest {

  private static final int REQUESTS = 300;
  private static final int LIMIT_MS = 60_000;

  /** What names classes, stacks, files or topics. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "(java|jdk|sun|io\\.keystream|io\\.helidon|com\\.fasterxml|org\\.apache)\\.[a-z]"
              + "|Exception|\\bat [a-z.]+\\(|\\.java|keystream\\.[a-z-]+\\.v\\d|/(usr|home|tmp|root)/");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @AutoClose private static final HttpsCaller OPERATOR = OnePlatform.operator();

  @Test
  void whatever_is_sent_is_answered_or_refused_and_what_somebody_known_sent_is_on_record()
      throws IOException {
    var seed = Long.getLong("keystream.seed", new Random().nextLong());
    System.out.println("HostileClientTest: -Dkeystream.seed=" + seed);
    var requests = new HostileRequests(seed);
    var made = new ArrayList<Made>();
    var auth = OPERATOR.post("auth/token/create", "{\"ttl\": \"1h\"}").body().path("auth");
    var token = auth.path("client_token").asText();
    assertThat(OPERATOR.post("transit/keys/" + requests.run() + "/0", "").status()).isEqualTo(204);

    var softly = new SoftAssertions();
    for (var i = 0; i < REQUESTS; i++) {
      var request = requests.next(token);
      made.add(request);
      judge(softly, request, send(request.wire()));
    }
    softly.assertAll();

    assertThat(OPERATOR.post("transit/encrypt/" + requests.run() + "/0", plaintext()).status())
        .isEqualTo(200);
    var records = records();
    assertThat(unrecorded(made, records)).as("of seed %d, without a record", seed).isEmpty();
    assertThat(ofNoUser(records, auth.path("accessor").asText()).size())
        .as("records of requests of seed %d whose user is no name", seed)
        .isGreaterThanOrEqualTo(
            (int)
                made.stream()
                    .filter(request -> isOfSomebodyKnown(request) && request.user().isEmpty())
                    .count());
    assertThat(OnePlatform.ok("check").text()).startsWith("0 findings in ");
  }

  @Test
  void what_is_no_request_of_anybodys_is_on_record_with_its_path() {
    var unknown = "nothing/" + new Random().nextLong();
    var key = "transit/keys/" + new Random().nextLong();

    assertThat(OPERATOR.get(unknown).status()).isEqualTo(404);
    assertThat(OPERATOR.send("OPTIONS", key, "").status()).isEqualTo(405);
    assertThat(OPERATOR.post(key, "[").status()).isEqualTo(400);
    assertThat(OPERATOR.get(key + "%2f").status()).isEqualTo(400);

    assertThat(unreadable("/v1/" + unknown)).containsExactly("status-404");
    assertThat(unreadable("/v1/" + key)).containsExactlyInAnyOrder("status-405", "status-400");
    assertThat(unreadable("/v1/" + key + "%2f")).containsExactly("status-400");
  }

  @Test
  void items_that_cannot_be_read_are_on_record_under_the_id_that_is_answered() {
    var path = "transit/encrypt/" + new Random().nextLong();

    var answer = OPERATOR.post(path, "{\"batch_input\": [{\"plaintext\": 7}, {}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.data().path("batch_results").path(0).path("error").asText())
        .isEqualTo("plaintext must be a string");
    assertThat(records())
        .filteredOn(record -> record.getResource().equals("/v1/" + path))
        .singleElement()
        .satisfies(record -> {
          assertThat(record.getRecordId()).isEqualTo(answer.body().path("request_id").asText());
          assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
          assertThat(record.getDetail()).startsWith("2 of 2 items cannot be read");
        });
  }

  @Test
  void a_path_that_lacks_the_name_it_wants_means_nothing_else() {
    for (var path :
        List.of(
            "transit/encrypt",
            "transit/encrypt/",
            "transit/datakey/plaintext",
            "transit/datakey/wrapped",
            "transit/keys/",
            "transit/keys/rotate/rotate",
            "secret/data/",
            "secret/destroy",
            "secret/metadata",
            "sys/mounts",
            "sys/policies/acl",
            "auth/approle/role/")) {
      var answer = OPERATOR.post(path, "{}");
      assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(400, 404, 405);
    }
  }

  @Test
  void a_stranger_learns_nothing_of_what_is_there() {
    try (var nobody = OnePlatform.withToken("")) {
      for (var path :
          List.of(
              "nothing",
              "transit/keys",
              "transit/keys/a%2fb",
              "secret/data/%20",
              "secret/data/x",
              "auth/approle/role/%20",
              "sys/policies/acl/%20",
              "secret/subkeys/x?depth=y")) {
        var answer = nobody.get(path);
        assertThat(answer.status()).as(path).isEqualTo(403);
        assertThat(answer.error()).as(path).startsWith("permission denied");
      }
    }
  }

  private static void judge(SoftAssertions softly, Made request, String answer) {
    if (answer.isEmpty()) {
      // Of an answer before all is sent the reset of the connection may leave nothing.
      softly
          .assertThat(!request.isHeard() || request.form() == Form.LARGE_CHUNKS)
          .as("an answer to %s", request)
          .isTrue();
      return;
    }
    var status = Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    softly.assertThat(status).as("of %s: %s", request, answer).isNotIn(500, 501, 502);
    softly.assertThat(INSIDES.matcher(body).find()).as("insides in %s", answer).isFalse();
    if (status >= 400 && !request.method().equals("HEAD")) {
      softly.assertThat(isError(json(body))).as("%s to %s", answer, request).isTrue();
    }
  }

  /** Of a batch and of a secret whose version is gone the data are told, as Vault does. */
  private static boolean isError(JsonNode body) {
    if (body.has("data")) {
      return body.path("data").has("batch_results") || body.path("data").has("metadata");
    }
    var errors = body.path("errors");
    return body.size() == 1
        && errors.isArray()
        && errors.valueStream().allMatch(JsonNode::isTextual);
  }

  private static JsonNode json(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  /** Requests of the known caller that no record tells of. */
  private static List<Made> unrecorded(List<Made> made, List<AuditRecord> records) {
    var users =
        records.stream()
            .map(record -> String.valueOf(record.getCaller().getUser()))
            .collect(Collectors.toSet());
    return made.stream()
        .filter(HostileClientTest::isOfSomebodyKnown)
        .filter(request -> !request.user().isEmpty() && !users.contains(request.user()))
        .toList();
  }

  private static List<AuditRecord> ofNoUser(List<AuditRecord> records, String accessor) {
    return records.stream()
        .filter(record -> accessor.equals(record.getToken()))
        .filter(record -> record.getCaller().getUser() == null)
        .toList();
  }

  private static boolean isOfSomebodyKnown(Made request) {
    return request.sender() == Sender.KNOWN && request.isHeard();
  }

  private static List<String> unreadable(String path) {
    return records().stream()
        .filter(record -> record.getOperation().equals("Unreadable"))
        .filter(record -> record.getResource().equals(path))
        .map(AuditRecord::getReason)
        .toList();
  }

  private static List<AuditRecord> records() {
    return OnTopics.records(List.of(Topics.AUDIT_LOG.name())).stream()
        .map(record -> Topics.AUDIT_LOG.codec().decode(record.value()))
        .toList();
  }

  private static String plaintext() {
    return "{\"plaintext\": \"%s\"}".formatted(base64("hello"));
  }

  /** All that is answered, over a connection of its own. */
  private static String send(String wire) throws IOException {
    var address = OnePlatform.https();
    try (var socket =
        (SSLSocket)
            OnePlatform.tls()
                .getSocketFactory()
                .createSocket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(LIMIT_MS);
      try {
        socket.getOutputStream().write(wire.getBytes(StandardCharsets.ISO_8859_1));
        socket.shutdownOutput();
      } catch (SocketException _) {
        // It has heard enough and hung up; what it says to that is what counts.
      }
      return read(socket);
    }
  }

  private static String read(SSLSocket socket) throws IOException {
    var answer = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(answer);
    } catch (SocketException _) {
      // Who hangs up on what is still on its way resets the connection.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
