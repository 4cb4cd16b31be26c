package io.keystream.cli;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.HttpsCaller.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program without a certificate logs in with a role, on the whole platform. */
class VaultAppRoleTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void a_program_logs_in_with_both_and_is_its_principal_with_what_the_role_gives()
      throws IOException {
    var key = "approle/" + UUID.randomUUID();
    OnePlatform.ok("keys", "create", key);
    var policy = "only-" + UUID.randomUUID();
    var text = directory.resolve("policy.hcl");
    Files.writeString(
        text, "path \"transit/encrypt/%s\" { capabilities = [\"update\"] }".formatted(key));
    OnePlatform.ok("policy", "write", policy, text.toString());
    var role = role("--policy", policy, "--token-ttl", "20m");

    var made = secretId(role, "{\"metadata\": \"{\\\"job\\\": \\\"7\\\"}\", \"ttl\": \"10m\"}");
    var login = logIn(role.id(), made.path("secret_id").asText());

    assertThat(login.status()).as(login.error()).isEqualTo(200);
    assertThat(made.path("secret_id_ttl").asInt()).isEqualTo(600);
    assertThat(made.path("secret_id_num_uses").asInt()).isZero();
    var auth = login.body().path("auth");
    assertThat(auth.path("lease_duration").asInt()).isBetween(1100, 1200);
    assertThat(auth.path("metadata").path("role_name").asText()).isEqualTo(role.name());
    assertThat(auth.path("metadata").path("job").asText()).isEqualTo("7");
    try (var program = OnePlatform.withToken(auth.path("client_token").asText())) {
      var self = program.get("auth/token/lookup-self").data();
      assertThat(self.path("path").asText()).isEqualTo("auth/approle/login");
      assertThat(self.path("keystream_principal").asText()).isEqualTo(role.principal());
      var body = "{\"plaintext\": \"%s\"}".formatted(base64("hello"));
      assertThat(program.post("transit/encrypt/" + key, body).status()).isEqualTo(200);
      assertThat(program.get("sys/mounts").status()).isEqualTo(403);
    }
    assertThat(
            OnePlatform.ok("audit", "--of-principal", role.principal(), "--limit", "99", "--json")
                .text())
        .contains("LogIn", "Role " + role.name(), "Token " + auth.path("accessor").asText())
        .doesNotContain(made.path("secret_id").asText())
        .doesNotContain(auth.path("client_token").asText());
  }

  @Test
  void a_destroyed_secret_id_never_logs_in_again_and_its_token_goes_on() {
    var role = role();
    var made = secretId(role, "{}");
    var secret = made.path("secret_id").asText();
    var token = logIn(role.id(), secret).body().path("auth").path("client_token").asText();
    try (var operator = OnePlatform.operator();
        var program = OnePlatform.withToken(token)) {
      var body =
          "{\"secret_id_accessor\": \"%s\"}".formatted(made.path("secret_id_accessor").asText());
      assertThat(operator.post(path(role, "/secret-id-accessor/lookup"), body).status())
          .isEqualTo(200);
      assertThat(operator.post(path(role, "/secret-id-accessor/destroy"), body).status())
          .isEqualTo(204);

      assertRefused(logIn(role.id(), secret));
      assertThat(operator.post(path(role, "/secret-id-accessor/lookup"), body).status())
          .isEqualTo(404);
      assertThat(program.get("auth/token/lookup-self").status()).isEqualTo(200);
    }
  }

  @Test
  void every_failure_has_one_answer() {
    var role = role("--secret-id-bound-cidr", "192.0.2.0/24");
    var open = role();
    var other = role();
    var secret = secretId(open, "{}").path("secret_id").asText();

    assertRefused(logIn(role.id(), secretId(role, "{}").path("secret_id").asText()));
    assertRefused(logIn(other.id(), secret));
    assertRefused(logIn(UUID.randomUUID().toString(), secret));
    assertRefused(logIn(open.id(), "ks." + "A".repeat(43)));
    assertRefused(logIn(open.id(), "mine"));
    assertRefused(logIn("no id", secret));
    assertThat(logIn(open.id(), secret).status()).isEqualTo(200);

    OnePlatform.ok("approle", "delete", open.name());
    assertRefused(logIn(open.id(), secret));
    OnePlatform.ok("principals", "revoke", other.principal());
    try (var operator = OnePlatform.operator()) {
      assertThat(operator.post(path(open, "/secret-id"), "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void a_secret_id_ends_when_its_time_is_over() {
    var role = role("--secret-id-ttl", "2s");
    var secret = secretId(role, "{}").path("secret_id").asText();

    Awaitility.await().atMost(LIMIT).until(() -> logIn(role.id(), secret).status() == 400);
  }

  @Test
  void its_token_ends_with_its_principal_and_a_fresh_id_ends_its_secret_ids() {
    var role = role();
    var secret = secretId(role, "{}").path("secret_id").asText();
    var token = logIn(role.id(), secret).body().path("auth").path("client_token").asText();
    var again =
        OnePlatform.ok("approle", "write", role.name(), "--principal", role.principal(), "--json");
    assertThat(json(again).path("role_id").asText()).isEqualTo(role.id());

    OnePlatform.ok(
        "approle", "write", role.name(), "--principal", role.principal(), "--fresh-role-id");
    assertRefused(logIn(role.id(), secret));

    OnePlatform.ok("principals", "revoke", role.principal());
    try (var program = OnePlatform.withToken(token)) {
      assertThat(program.get("auth/token/lookup-self").status()).isEqualTo(403);
    }
  }

  @Test
  void roles_are_shown_and_not_written_over_https() {
    var role = role("--token-period", "1h");
    try (var operator = OnePlatform.operator();
        var nobody = OnePlatform.withToken("")) {
      assertThat(operator.get(path(role, "/role-id")).data().path("role_id").asText())
          .isEqualTo(role.id());
      assertThat(operator.get(path(role, "")).data().path("token_period").asInt()).isEqualTo(3600);
      assertThat(operator.send("LIST", "auth/approle/role", "").data().path("keys").toString())
          .contains(role.name());
      secretId(role, "{}");
      assertThat(operator.send("LIST", path(role, "/secret-id"), "").data().path("keys").size())
          .isEqualTo(1);
      var written = operator.post(path(role, ""), "{}");
      assertThat(written.status()).isEqualTo(400);
      assertThat(written.error()).contains("keystream approle write");
      assertThat(operator.post(path(role, "/custom-secret-id"), "{}").status()).isEqualTo(400);
      assertThat(nobody.post(path(role, "/secret-id"), "{}").status()).isEqualTo(403);
      assertThat(operator.get("sys/auth").data().has("approle/")).isTrue();
    }
    assertThat(OnePlatform.ok("approle", "list").text()).contains(role.name(), role.principal());
    assertThat(OnePlatform.ok("approle", "read", role.name()).text()).contains(role.id(), "3600s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"num_uses": 1}                     | num_uses must be 0
          {"ttl": "900h"}                     | invalid-request: ttl must be 1 to 2764800 seconds
          {"cidr_list": ["10.0.0.1"]}         | invalid-request: cidr_list: a network is
          {"token_bound_cidrs": "10.0.0.0/8"} | token_bound_cidrs must not be given
          {"metadata": "x"}                   | metadata must be an object
          """)
  void what_cannot_be_is_named(String body, String message) {
    var role = role();
    try (var operator = OnePlatform.operator()) {
      var answer = operator.post(path(role, "/secret-id"), body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).startsWith(message);
    }
  }

  @Test
  void who_is_nobody_yet_sends_little() {
    try (var nobody = OnePlatform.withToken("")) {
      var large = "{\"role_id\": \"a\", \"secret_id\": \"%s\"}".formatted("x".repeat(5_000));

      assertThat(nobody.post("auth/approle/login", large).error())
          .isEqualTo("the body must have at most 4096 bytes");
      assertThat(nobody.post("auth/approle/login", "{\"role_id\": \"a\"}").error())
          .isEqualTo("secret_id must be given");
    }
  }

  private record Role(String name, String id, String principal) {}

  private Role role(String... options) {
    var name = "ci-" + UUID.randomUUID();
    var principal = "app-" + UUID.randomUUID();
    OnePlatform.ok(
        "principals", "enrol", principal, "--out", directory.resolve(principal).toString());
    var words = new ArrayList<String>();
    words.addAll(List.of("approle", "write", name, "--principal", principal, "--json"));
    words.addAll(List.of(options));
    var written = OnePlatform.ok(words.toArray(String[]::new));
    return new Role(name, json(written).path("role_id").asText(), principal);
  }

  private static JsonNode json(Run run) {
    try {
      return MAPPER.readTree(run.text());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode secretId(Role role, String body) {
    try (var operator = OnePlatform.operator()) {
      var made = operator.post(path(role, "/secret-id"), body);
      assertThat(made.status()).as(made.error()).isEqualTo(200);
      return made.data();
    }
  }

  private static Answered logIn(String role, String secret) {
    try (HttpsCaller nobody = OnePlatform.withToken("")) {
      return nobody.post(
          "auth/approle/login",
          "{\"role_id\": \"%s\", \"secret_id\": \"%s\"}".formatted(role, secret));
    }
  }

  private static void assertRefused(Answered answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("invalid role or secret ID");
  }

  private static String path(Role role, String rest) {
    return "auth/approle/role/" + role.name() + rest;
  }
}
