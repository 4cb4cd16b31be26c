package io.keystream.cli;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.HttpsCaller.Answered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens as Vault's clients know them, on the whole platform. */
class VaultTokensTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void a_login_by_certificate_gives_a_token_that_stands_for_its_principal() {
    var login = logIn("{}");
    var token = login.body().path("auth").path("client_token").asText();

    try (var holder = OnePlatform.withToken(token)) {
      var self = holder.get("auth/token/lookup-self");

      assertThat(login.status()).isEqualTo(200);
      assertThat(token).startsWith("ks.");
      assertThat(self.status()).isEqualTo(200);
      assertThat(self.data().path("id").asText()).isEqualTo(token);
      assertThat(self.data().path("accessor"))
          .isEqualTo(login.body().path("auth").path("accessor"));
      assertThat(self.data().path("path").asText()).isEqualTo("auth/cert/login");
      assertThat(self.data().path("keystream_principal").asText()).isNotEmpty();
      assertThat(texts(self.data().path("policies"))).containsExactly("root");
      assertThat(encrypt(holder, key()).status()).isEqualTo(200);
    }
  }

  @Test
  void the_record_of_a_login_names_its_token() {
    var login = logIn("{}").body().path("auth");

    assertThat(
            OnePlatform.ok("audit", "--of-principal", "operator", "--limit", "1000", "--json")
                .text())
        .contains("LogIn")
        .contains("Token %s.".formatted(login.path("accessor").asText()))
        .doesNotContain(login.path("client_token").asText());
  }

  @Test
  void a_revoked_token_is_refused_with_the_next_request_and_so_are_its_children() {
    var parent = token("{}");
    var key = key();
    try (var holder = OnePlatform.withToken(parent);
        var child = OnePlatform.withToken(made(holder.post("auth/token/create", "{}")))) {
      assertThat(encrypt(child, key).status()).isEqualTo(200);

      assertThat(holder.post("auth/token/revoke-self", "").status()).isEqualTo(204);

      assertThat(encrypt(holder, key).status()).isEqualTo(403);
      assertThat(encrypt(child, key).status()).isEqualTo(403);
      assertThat(encrypt(child, key).error()).isEqualTo("permission denied");
      assertThat(child.get("auth/token/lookup-self").status()).isEqualTo(403);
    }
  }

  @Test
  void an_orphan_outlives_whoever_made_it() {
    try (var holder = OnePlatform.withToken(token("{}"));
        var orphan = OnePlatform.withToken(made(holder.post("auth/token/create-orphan", "{}")))) {
      assertThat(holder.post("auth/token/revoke-self", "").status()).isEqualTo(204);

      assertThat(orphan.get("auth/token/lookup-self").data().path("orphan").asBoolean()).isTrue();
    }
  }

  @Test
  void a_token_with_policies_of_its_own_may_what_they_say_and_no_more(@TempDir Path directory)
      throws Exception {
    var allowed = key();
    var policy = "only-" + UUID.randomUUID();
    var text = directory.resolve("policy.hcl");
    Files.writeString(
        text, "path \"transit/encrypt/%s\" { capabilities = [\"update\"] }".formatted(allowed));
    OnePlatform.ok("policy", "write", policy, text.toString());

    try (var operator = OnePlatform.operator();
        var holder =
            OnePlatform.withToken(
                made(
                    operator.post(
                        "auth/token/create", "{\"policies\": [\"%s\"]}".formatted(policy))))) {
      assertThat(encrypt(holder, allowed).status()).isEqualTo(200);
      assertThat(encrypt(holder, key()).status()).isEqualTo(403);
      assertThat(holder.get("sys/mounts").status()).isEqualTo(403);
      assertThat(holder.post("auth/token/create", "{}").status()).isEqualTo(403);
      var capabilities =
          holder.post(
              "sys/capabilities-self", "{\"paths\": [\"transit/encrypt/%s\"]}".formatted(allowed));
      assertThat(texts(capabilities.data().path("capabilities"))).containsExactly("update");
    }
  }

  @Test
  void a_token_ends_when_its_time_is_over() {
    try (var holder = OnePlatform.withToken(token("{\"ttl\": \"2s\"}"))) {
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> holder.get("auth/token/lookup-self").status() == 403);
    }
  }

  /** The way that Spring Vault asks for a token without any wish. */
  @Test
  void a_list_without_policies_names_none_in_particular() {
    try (var holder = OnePlatform.withToken(token("{\"policies\": []}"))) {
      assertThat(texts(holder.get("auth/token/lookup-self").data().path("policies")))
          .containsExactly("root");
    }
  }

  /** The way that Vault's own command line asks for a token without any wish. */
  @Test
  void no_time_at_all_is_the_usual_time() {
    var body = "{\"ttl\": \"0s\", \"explicit_max_ttl\": \"0s\", \"period\": \"0s\"}";
    try (var operator = OnePlatform.operator()) {
      var made = operator.post("auth/token/create", body);

      assertThat(made.status()).as(made.error()).isEqualTo(200);
      assertThat(made.body().path("auth").path("lease_duration").asInt())
          .isBetween(2_764_700, 2_764_800);
    }
  }

  @Test
  void a_renewed_token_counts_for_longer() {
    try (var holder = OnePlatform.withToken(token("{\"ttl\": \"10m\"}"))) {
      var renewed = holder.post("auth/token/renew-self", "{\"increment\": \"1h\"}");

      assertThat(renewed.body().path("auth").path("lease_duration").asInt()).isBetween(3500, 3600);
      assertThat(holder.get("auth/token/lookup-self").data().path("ttl").asInt())
          .isBetween(3500, 3600);
    }
  }

  @Test
  void others_look_a_token_up_and_revoke_it_by_its_accessor() {
    try (var operator = OnePlatform.operator();
        var holder = OnePlatform.withToken(token("{}"))) {
      var accessor = holder.get("auth/token/lookup-self").data().path("accessor").asText();
      var body = "{\"accessor\": \"%s\"}".formatted(accessor);

      var looked = operator.post("auth/token/lookup-accessor", body);
      assertThat(looked.data().path("id").asText()).isEmpty();
      assertThat(texts(operator.send("LIST", "auth/token/accessors", "").data().path("keys")))
          .contains(accessor);

      assertThat(operator.post("auth/token/revoke-accessor", body).status()).isEqualTo(204);
      assertThat(holder.get("auth/token/lookup-self").status()).isEqualTo(403);
      assertThat(operator.post("auth/token/lookup-accessor", body).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ttl": "soon"}               | ttl must be seconds
          {"period": "1000h"}           | invalid-request: period must be whole seconds, 1 to
          {"num_uses": 3}               | num_uses must be 0
          {"id": "mine"}                | id must not be given
          {"type": "batch"}             | type must be service
          {"policies": 7}               | policies must be a list of strings
          {"meta": {"a": 1}}            | meta must be an object of strings
          {"renewable": "perhaps"}      | renewable must be true or false
          [1]                           | the body must be a JSON object
          """)
  void what_cannot_be_is_named_and_makes_no_token(String body, String message) {
    try (var operator = OnePlatform.operator()) {
      var answer = operator.post("auth/token/create", body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).startsWith(message);
    }
  }

  @Test
  void a_token_that_was_never_issued_opens_nothing() {
    try (var nobody = OnePlatform.withToken("ks." + "A".repeat(43));
        var foreign = OnePlatform.withToken("hvs.abcdef")) {
      assertThat(nobody.get("auth/token/lookup-self").error()).isEqualTo("permission denied");
      assertThat(foreign.get("auth/token/lookup-self").status()).isEqualTo(403);
      assertThat(encrypt(nobody, "any").status()).isEqualTo(403);
      // What it sends is not read, or it would be told that it cannot be.
      assertThat(nobody.post("auth/token/create", "[1]").status()).isEqualTo(403);
    }
  }

  @Test
  void anybody_learns_whether_the_platform_does_its_work() {
    try (var nobody = OnePlatform.withToken("")) {
      var health = nobody.get("sys/health");

      assertThat(health.status()).isEqualTo(200);
      assertThat(health.body().path("initialized").asBoolean()).isTrue();
      assertThat(health.body().path("sealed").asBoolean()).isFalse();
      assertThat(health.body().path("standby").asBoolean()).isFalse();
      assertThat(nobody.get("sys/seal-status").body().path("sealed").asBoolean()).isFalse();
      assertThat(nobody.get("sys/health?activecode=299").status()).isEqualTo(299);
    }
  }

  @Test
  void the_mounts_are_told_to_whoever_may_know() {
    try (var operator = OnePlatform.operator();
        var nobody = OnePlatform.withToken("")) {
      assertThat(operator.get("sys/mounts").data().path("transit/").path("type").asText())
          .isEqualTo("transit");
      assertThat(operator.get("sys/internal/ui/mounts/transit").data().path("path").asText())
          .isEqualTo("transit/");
      assertThat(operator.get("sys/policies/acl/root").data().path("policy").asText())
          .contains("path \"*\"");
      for (var path : List.of("sys/mounts/transit", "sys/mounts/transit/")) {
        assertThat(operator.post(path, "{\"type\": \"transit\"}").error())
            .isEqualTo("path is already in use at transit/");
      }
      assertThat(nobody.get("sys/mounts").status()).isEqualTo(403);
    }
  }

  private static Answered logIn(String body) {
    try (var operator = OnePlatform.operator()) {
      return operator.post("auth/cert/login", body);
    }
  }

  private static String token(String body) {
    return made(logIn(body));
  }

  private static String made(Answered answer) {
    assertThat(answer.status()).as(answer.error()).isEqualTo(200);
    return answer.body().path("auth").path("client_token").asText();
  }

  private static String key() {
    var name = "tokens/" + UUID.randomUUID();
    OnePlatform.ok("keys", "create", name);
    return name;
  }

  private static Answered encrypt(HttpsCaller caller, String key) {
    return caller.post(
        "transit/encrypt/" + key, "{\"plaintext\": \"%s\"}".formatted(base64("hello")));
  }

  private static Iterable<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
