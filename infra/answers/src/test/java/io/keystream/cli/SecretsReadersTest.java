package io.keystream.cli;

import static io.keystream.cli.Secrets.path;
import static io.keystream.cli.Secrets.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.testkit.HttpsCaller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who reads secrets over HTTPS: what policies let, within a budget, and on record. */
@Tag("jvm")
class SecretsReadersTest {

  @AutoClose private static final HttpsCaller OPERATOR = OnePlatform.operator();

  @Test
  void who_has_no_policy_reads_and_writes_nothing() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");
    try (var nobody = OnePlatform.withPolicy("nothing")) {
      assertThat(nobody.get("secret/data/" + path).status()).isEqualTo(403);
      assertThat(nobody.post("secret/data/" + path, "{\"data\": {}}").status()).isEqualTo(403);
      assertThat(nobody.send("LIST", "secret/metadata", "").status()).isEqualTo(403);
    }
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("one");
  }

  @Test
  void policies_may_say_what_is_in_a_value() {
    var path = "limited/" + UUID.randomUUID();
    try (var bound =
        OnePlatform.bound(
            """
            path "secret/data/limited/*" {
              capabilities = ["create", "update", "read"]
              denied_parameters = { "options" = [], "data" = ["{\\"a\\":\\"forbidden\\"}"] }
            }
            """)) {
      var allowed = bound.post("secret/data/" + path, "{\"data\": {\"a\": \"fine\"}}");
      var value = bound.post("secret/data/" + path, "{\"data\": {\"a\": \"forbidden\"}}");
      var options = bound.post("secret/data/" + path, "{\"data\": {}, \"options\": {\"cas\": 1}}");

      assertThat(allowed.status()).as(allowed.error()).isEqualTo(200);
      assertThat(value.status()).isEqualTo(403);
      assertThat(options.status()).isEqualTo(403);
    }
    assertThat(OPERATOR.get("secret/data/" + path).data().path("data").toString())
        .isEqualTo("{\"a\":\"fine\"}");
  }

  @Test
  void whoever_reads_one_secret_after_the_other_is_stopped_by_its_budget() {
    var folder = "few/" + UUID.randomUUID() + "/";
    for (var name : List.of("a", "b", "c")) {
      Secrets.write(OPERATOR, folder + name, "one");
    }
    try (var bound =
        OnePlatform.bound(
            """
            path "secret/data/few/*" {
              capabilities      = ["read"]
              max_distinct_keys = "2/1h"
            }
            """)) {
      assertThat(bound.get("secret/data/" + folder + "a").status()).isEqualTo(200);
      assertThat(bound.get("secret/data/" + folder + "b").status()).isEqualTo(200);
      assertThat(bound.get("secret/data/" + folder + "a").status()).isEqualTo(200);

      var third = bound.get("secret/data/" + folder + "c");

      assertThat(third.status()).isEqualTo(429);
      assertThat(third.error()).startsWith("budget-exceeded: 2 different keys and secrets");
      assertThat(bound.get("secret/data/" + folder + "b").status()).isEqualTo(200);
    }
  }

  @Test
  void every_read_is_on_record_and_no_value_is() throws IOException {
    var path = path();
    var value = UUID.randomUUID().toString();
    var written = Secrets.write(OPERATOR, path, value);
    Secrets.write(OPERATOR, path, "another");
    var read = OPERATOR.get("secret/data/" + path);

    var log =
        OnePlatform.ok("audit", "--of-principal", "operator", "--limit", "1000", "--json").text();
    assertThat(records(log))
        .anyMatch(record -> isOf(record, written, "Write", path))
        .anyMatch(record ->
            isOf(record, read, "ReadSecret", path)
                && record.path("detail").asText().equals("Version 2."));
    assertThat(log).doesNotContain(value);
  }

  @Test
  void a_patch_of_what_is_not_there_is_on_record() {
    var path = path();

    OPERATOR.patch("secret/data/" + path, "{\"data\": {}}");

    assertThat(
            OnePlatform.ok("audit", "--of-principal", "operator", "--limit", "1000", "--json")
                .text())
        .contains("secret/" + path);
  }

  private static boolean isOf(
      JsonNode record, HttpsCaller.Answered answered, String operation, String path) {
    return record.path("record_id").equals(answered.body().path("request_id"))
        && record.path("operation").asText().equals(operation)
        && record.path("resource").asText().equals("secret/" + path);
  }

  private static List<JsonNode> records(String log) throws IOException {
    var records = new ArrayList<JsonNode>();
    new ObjectMapper().readTree(log).forEach(records::add);
    return records;
  }
}
