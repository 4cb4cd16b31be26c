package io.keystream.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.keystream.client.query.Page.Coverage;
import io.keystream.client.query.QueryFailed.Reason;
import io.keystream.domain.caller.User;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProjectionsTest {

  private static final String POSITION = "\"position\":{\"complete\":true}";

  // JUnit runs the set-up before each test.
  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private Projections projections;

  private volatile int status = 200;
  private volatile String body = "{}";
  private volatile String asked = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked = exchange.getRequestURI().toString();
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    projections =
        Projections.at(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    projections.close();
    server.stop(0);
  }

  @Test
  void an_audit_record_keeps_who_when_what_and_why() {
    body =
        """
        {"records":[{"record_id":"r1","operation":"Encrypt","requested_at":"2026-03-02T10:00:00Z",
         "recorded_at":"2026-03-02T10:00:01Z","principal":"svc","application":"till","user":"ada",
         "user_verified":false,"key":"a/b","version":2,"decision":"DENIED","reason":"key-is-suspended",
         "resource":"","detail":"It is suspended.","policies":["night","tills"],"policy_version":42,
         "counted":true}],"next":"abc",%s}\
        """
            .formatted(POSITION);
    var page = projections.audit(AuditFilter.ofKey("a/b", 10).startingAfter("x+y"));
    assertThat(asked).isEqualTo("/v1/keystream/audit?key=a%2Fb&limit=10&after=x%2By");
    assertThat(page.coverage()).isEqualTo(Coverage.COMPLETE);
    assertThat(page.next()).isEqualTo("abc");
    var entry = page.rows().getFirst();
    assertThat(entry.caller().user()).isEqualTo(new User.Asserted("ada"));
    assertThat(entry.recordedAt()).isEqualTo(Instant.parse("2026-03-02T10:00:01Z"));
    assertThat(entry.version()).isEqualTo(2);
    assertThat(entry.reason()).isEqualTo("key-is-suspended");
    assertThat(entry.policies()).containsExactly("night", "tills");
    assertThat(entry.policyVersion()).isEqualTo(42);
    assertThat(entry.counted()).isTrue();
  }

  @Test
  void a_key_without_an_active_version_has_none() {
    body =
        """
        {"keys":[{"name":"a","algorithm":"AES_256","custody":"WRAPPED","state":"suspended",
         "active_version":null,"latest_version":3,"min_decryption_version":2,
         "min_encryption_version":0,"min_available_version":1,"deletion_allowed":true,
         "created_at":"2026-03-02T10:00:00Z"}],"next":null,
         "position":{"complete":false}}\
        """;
    var page = projections.keys("", 5);
    assertThat(page.rows().getFirst().activeVersion()).isNull();
    assertThat(page.rows().getFirst().configuration())
        .isEqualTo(
            new KeyConfiguration(
                new KeyVersion(2), MinEncryptionVersion.NONE, KeyVersion.FIRST, true));
    assertThat(page.coverage()).isEqualTo(Coverage.BEHIND);
    assertThat(page.next()).isNull();
  }

  @Test
  void versions_are_asked_for_by_name() {
    body =
        """
        {"name":"a/b","min_decryption_version":2,"min_encryption_version":3,
         "min_available_version":2,"deletion_allowed":false,"versions":[{"version":1,"state":"active","since":"2026-03-02T10:00:00Z",
         "created_at":"2026-03-02T09:00:00Z","destroy_at":null,"check_value":"0a","public_key":"",
         "protected_by":"kek","imported":true}],"next":null,%s}\
        """
            .formatted(POSITION);
    var key = projections.key(new KeyName("a/b"));
    var version = key.versions().rows().getFirst();
    assertThat(asked).startsWith("/v1/keystream/keys/versions?").contains("name=a%2Fb");
    assertThat(version.destroyAt()).isNull();
    assertThat(version.state()).isEqualTo("active");
    assertThat(key.configuration())
        .isEqualTo(
            new KeyConfiguration(
                new KeyVersion(2), new MinEncryptionVersion(3), new KeyVersion(2), false));
  }

  @Test
  void an_error_keeps_its_words_and_its_kind() {
    body = "{\"errors\":[\"limit must be 1 to 1000\"]}";
    fails(400, Reason.REFUSED, "limit must be 1 to 1000");
    fails(404, Reason.NOT_FOUND, "limit must be 1 to 1000");
    fails(503, Reason.UNAVAILABLE, "limit must be 1 to 1000");
  }

  @Test
  void an_answer_of_something_else_is_no_answer() {
    body = "<html>";
    fails(200, Reason.UNAVAILABLE, "No answer from the audit-projector");
    body = "{\"keys\":[{}]}";
    fails(200, Reason.UNAVAILABLE, "the answer has no name");
  }

  @Test
  void nobody_there_is_told_with_the_address() {
    server.stop(0);
    fails(200, Reason.UNAVAILABLE, "No answer from the audit-projector at http://127.0.0.1:");
  }

  private void fails(int withStatus, Reason reason, String message) {
    status = withStatus;
    assertThatThrownBy(() -> projections.keys("", 5))
        .isInstanceOfSatisfying(
            QueryFailed.class, failed -> assertThat(failed.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
