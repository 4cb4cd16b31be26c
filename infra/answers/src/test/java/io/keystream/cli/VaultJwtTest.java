package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.HttpsCaller.Answered;
import io.keystream.testkit.TestJwksServer;
import io.keystream.testkit.TestJwtIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program logs in with what its own platform signed for it, on the whole platform. */
class VaultJwtTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ISSUER = "https://issuer.example";
  private static final TestJwtIssuer RSA = TestJwtIssuer.of("RS256", "one");
  private static final TestJwtIssuer NEXT = TestJwtIssuer.of("ES256", "two");

  @TempDir private Path directory;

  @Test
  void a_program_logs_in_with_a_jwt_and_reads_what_its_role_lets_it() throws IOException {
    var path = "shop/" + UUID.randomUUID();
    var policy = "only-" + UUID.randomUUID();
    var text = directory.resolve("policy.hcl");
    Files.writeString(
        text, "path \"secret/data/%s\" { capabilities = [\"read\"] }".formatted(path));
    OnePlatform.ok("policy", "write", policy, text.toString());
    try (var operator = OnePlatform.operator()) {
      var written = operator.post("secret/data/" + path, "{\"data\": {\"password\": \"sesame\"}}");
      assertThat(written.status()).as(written.error()).isEqualTo(200);
    }
    var role = role("--policy", policy, "--token-ttl", "20m", "--claim-mapping", "repository=repo");
    var jwt = RSA.sign(claims("job:7", "\"repository\": \"shop/till\""));

    var login = logIn(role.name(), jwt);

    assertThat(login.status()).as(login.error()).isEqualTo(200);
    var auth = login.body().path("auth");
    assertThat(auth.path("lease_duration").asInt()).isBetween(1100, 1200);
    assertThat(auth.path("metadata").path("role").asText()).isEqualTo(role.name());
    assertThat(auth.path("metadata").path("repo").asText()).isEqualTo("shop/till");
    try (var program = OnePlatform.withToken(auth.path("client_token").asText())) {
      var self = program.get("auth/token/lookup-self").data();
      assertThat(self.path("path").asText()).isEqualTo("auth/jwt/login");
      assertThat(self.path("display_name").asText()).isEqualTo("jwt-job:7");
      assertThat(self.path("keystream_principal").asText()).isEqualTo(role.principal());
      var read = program.get("secret/data/" + path);
      assertThat(read.data().path("data").path("password").asText()).isEqualTo("sesame");
      assertThat(program.get("sys/mounts").status()).isEqualTo(403);
    }
    assertThat(
            OnePlatform.ok("audit", "--of-principal", role.principal(), "--limit", "99", "--json")
                .text())
        .contains("LogIn", "Role " + role.name() + ", issuer " + ISSUER + ", subject job:7")
        .doesNotContain(jwt);
    assertThat(logIn(role.name(), jwt).status())
        .as("until it expires it logs in again")
        .isEqualTo(200);
  }

  @Test
  void every_failure_has_one_answer_and_a_record_of_its_own() {
    var role = role();
    var good = claims("job:7", "\"x\": 1");
    var jwt = RSA.sign(good);

    assertRefused(logIn(role.name(), RSA.sign("{\"alg\": \"none\"}", good)));
    assertRefused(logIn(role.name(), NEXT.as("ES256", "one").sign(good)));
    assertRefused(logIn(role.name(), RSA.sign(claims("job:8", "\"x\": 1"))));
    assertRefused(logIn(role.name(), "x".repeat(9000)));
    assertRefused(logIn("ci-" + UUID.randomUUID(), jwt));
    assertRefused(logIn("no/name", jwt));
    assertThat(logIn(role.name(), jwt).status()).isEqualTo(200);
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(
                    OnePlatform.ok("audit", "--of-principal", "unknown", "--limit", "500", "--json")
                        .text())
                .contains("Role %s, a JWT: Its 'sub' is not".formatted(role.name()))
                .contains("Role %s, a JWT: The issuer has no key".formatted(role.name()))
                .doesNotContain(jwt));
  }

  @Test
  void a_role_that_is_removed_lets_nobody_in_and_its_tokens_end_with_their_principal() {
    var role = role();
    var jwt = RSA.sign(claims("job:7", "\"x\": 1"));
    var token = logIn(role.name(), jwt).body().path("auth").path("client_token").asText();

    OnePlatform.ok("jwt-role", "delete", role.name());
    assertRefused(logIn(role.name(), jwt));
    try (var program = OnePlatform.withToken(token)) {
      assertThat(program.get("auth/token/lookup-self").status()).isEqualTo(200);
      OnePlatform.ok("principals", "revoke", role.principal());
      assertThat(program.get("auth/token/lookup-self").status()).isEqualTo(403);
    }
  }

  @Test
  void keys_are_fetched_from_the_issuer_and_follow_when_it_changes_them() throws IOException {
    try (var server = TestJwksServer.start(Instant.now())) {
      server.answers(200, TestJwtIssuer.jwks(RSA));
      var role = fetching(server);
      var before = RSA.sign(claims("job:7", "\"x\": 1"));
      var after = NEXT.sign(claims("job:7", "\"x\": 1"));

      assertThat(logIn(role.name(), before).status()).isEqualTo(200);
      server.answers(200, TestJwtIssuer.jwks(RSA, NEXT));
      assertThat(logIn(role.name(), after).status()).isEqualTo(200);
      assertThat(logIn(role.name(), before).status()).isEqualTo(200);
      assertThat(server.asked()).isEqualTo(2);
    }
  }

  @Test
  void an_issuer_that_hangs_holds_up_its_own_login_alone_and_not_for_long() throws Exception {
    try (var server = TestJwksServer.start(Instant.now())) {
      server.hangs();
      var hanging = fetching(server);
      var given = role();
      var jwt = RSA.sign(claims("job:7", "\"x\": 1"));
      var begun = System.nanoTime();
      var waiting = Thread.ofVirtual().start(() -> assertRefused(logIn(hanging.name(), jwt)));

      assertThat(logIn(given.name(), jwt).status()).isEqualTo(200);
      assertThat(waiting.isAlive()).as("the other still waits").isTrue();
      assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
      assertRefused(logIn(hanging.name(), jwt));
      assertThat(server.asked()).isEqualTo(1);
    }
  }

  @Test
  void roles_are_shown_and_not_written_over_https() {
    var role = role("--claim", "repository=shop/*", "--claim", "repository=door/*", "--glob");
    try (var operator = OnePlatform.operator();
        var nobody = OnePlatform.withToken("")) {
      var shown = operator.get("auth/jwt/role/" + role.name()).data();
      assertThat(shown.path("bound_claims").path("repository").toString())
          .isEqualTo("[\"door/*\",\"shop/*\"]");
      assertThat(shown.path("bound_claims_type").asText()).isEqualTo("glob");
      assertThat(shown.path("bound_subject").asText()).isEqualTo("job:7");
      assertThat(operator.send("LIST", "auth/jwt/role", "").data().path("keys").toString())
          .contains(role.name());
      var written = operator.post("auth/jwt/role/" + role.name(), "{}");
      assertThat(written.status()).isEqualTo(400);
      assertThat(written.error()).contains("keystream jwt-role write");
      assertThat(nobody.get("auth/jwt/role/" + role.name()).status()).isEqualTo(403);
      assertThat(operator.get("auth/jwt/role/ci-nobody").status()).isEqualTo(404);
      assertThat(operator.get("sys/auth").data().has("jwt/")).isTrue();
      assertThat(nobody.post("auth/jwt/login", "{\"role\": \"a\"}").error())
          .isEqualTo("jwt must be given");
    }
    assertThat(OnePlatform.ok("jwt-role", "list").text()).contains(role.name(), ISSUER);
    assertThat(OnePlatform.ok("jwt-role", "read", role.name()).text())
        .contains("bound_subject", "job:7", "all of the principal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                       | Give --jwks, or --jwks-url",
        "--jwks-url http://a/b  | jwks_url must be https://",
        "--jwks-url https://a/b --claim x | is not NAME=VALUE",
        "--jwks POLICY          | the JWK Set is no JSON object",
        "--jwks-url https://a/b --ca POLICY | ",
      })
  void a_role_that_could_not_work_is_not_signed(String options, String message) throws IOException {
    var file = directory.resolve("no-keys");
    Files.writeString(file, "nothing of the kind");
    var words = new ArrayList<>(List.of("jwt-role", "write", "ci", "--principal", "ada"));
    words.addAll(List.of("--issuer", ISSUER, "--audience", "keystream", "--subject", "a"));
    if (options != null) {
      words.addAll(List.of(options.replace("POLICY", file.toString()).split(" ", -1)));
    }

    var run = OnePlatform.run(words.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains(message == null ? file.toString() : message);
  }

  private record Role(String name, String principal) {}

  /** Whose keys are given. */
  private Role role(String... options) {
    var words = new ArrayList<>(List.of("--jwks", file("jwks", TestJwtIssuer.jwks(RSA))));
    words.addAll(List.of(options));
    return write(words);
  }

  private Role fetching(TestJwksServer server) {
    return write(List.of("--jwks-url", server.url(), "--ca", file("ca", server.pem())));
  }

  private Role write(List<String> options) {
    var name = "ci-" + UUID.randomUUID();
    var principal = "app-" + UUID.randomUUID();
    OnePlatform.ok(
        "principals", "enrol", principal, "--out", directory.resolve(principal).toString());
    var words = new ArrayList<>(List.of("jwt-role", "write", name, "--principal", principal));
    words.addAll(List.of("--issuer", ISSUER, "--audience", "keystream", "--subject", "job:7"));
    words.addAll(options);
    OnePlatform.ok(words.toArray(String[]::new));
    return new Role(name, principal);
  }

  private String file(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String claims(String subject, String rest) {
    var now = Instant.now().getEpochSecond();
    return "{\"iss\": \"%s\", \"aud\": [\"keystream\"], \"sub\": \"%s\", \"exp\": %d, \"iat\": %d, %s}"
        .formatted(ISSUER, subject, now + 300, now, rest);
  }

  private static Answered logIn(String role, String jwt) {
    try (HttpsCaller nobody = OnePlatform.withToken("")) {
      return nobody.post(
          "auth/jwt/login", "{\"role\": \"%s\", \"jwt\": \"%s\"}".formatted(role, jwt));
    }
  }

  private static void assertRefused(Answered answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("invalid role or JWT");
  }
}
