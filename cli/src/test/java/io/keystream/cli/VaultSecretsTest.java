package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.testkit.HttpsCaller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets over HTTPS as clients of Vault's KV engine, version 2, read and write them. */
@Tag("jvm")
class VaultSecretsTest {

  private static HttpsCaller operator;

  @BeforeAll
  static void connect() {
    operator = OnePlatform.operator();
  }

  @AfterAll
  static void disconnect() {
    operator.close();
  }

  @Test
  void what_is_written_is_read_with_its_version() {
    var path = path();

    var written =
        operator.post(
            "secret/data/" + path,
            "{\"data\": {\"a\": \"b\", \"n\": 1.10, \"e\": 12345678901234567890.12}}");
    var read = operator.get("secret/data/" + path);

    assertThat(written.status()).as(written.error()).isEqualTo(200);
    assertThat(written.data().path("version").asInt()).isEqualTo(1);
    assertThat(written.data().path("created_time").asText()).isNotEmpty();
    assertThat(written.data().path("deletion_time").asText()).isEmpty();
    assertThat(written.data().path("destroyed").asBoolean()).isFalse();
    assertThat(read.status()).as(read.error()).isEqualTo(200);
    assertThat(read.data().path("data").toString())
        .isEqualTo("{\"a\":\"b\",\"n\":1.10,\"e\":12345678901234567890.12}");
    assertThat(read.data().path("metadata")).isEqualTo(written.data());
  }

  @Test
  void every_version_is_read_by_its_number() {
    var path = path();
    write(path, "one");
    write(path, "two");

    assertThat(value(operator.get("secret/data/" + path + "?version=1"))).isEqualTo("one");
    assertThat(value(operator.get("secret/data/" + path + "?version=2"))).isEqualTo("two");
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("two");
    assertThat(operator.get("secret/data/" + path + "?version=3").status()).isEqualTo(404);
  }

  @Test
  void a_write_that_follows_another_version_changes_nothing() {
    var path = path();
    write(path, "one");

    var late = operator.post("secret/data/" + path, "{\"options\": {\"cas\": 0}, \"data\": {}}");

    assertThat(late.status()).isEqualTo(400);
    assertThat(late.error()).contains("check-and-set parameter did not match the current version");
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("one");
  }

  @Test
  void of_many_who_create_the_same_secret_one_does() throws InterruptedException {
    var path = path();
    var statuses = new ArrayList<Integer>();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 6; i++) {
      var body = "{\"options\": {\"cas\": 0}, \"data\": {\"v\": \"%d\"}}".formatted(i);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                var status = operator.post("secret/data/" + path, body).status();
                synchronized (statuses) {
                  statuses.add(status);
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(statuses).hasSize(6).containsOnlyOnce(200);
    assertThat(operator.get("secret/data/" + path).data().path("metadata").path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_patch_changes_what_it_names() {
    var path = path();
    operator.post("secret/data/" + path, "{\"data\": {\"a\": \"1\", \"b\": {\"c\": \"2\"}}}");

    var patched =
        operator.patch("secret/data/" + path, "{\"data\": {\"a\": null, \"b\": {\"d\": \"3\"}}}");

    assertThat(patched.status()).as(patched.error()).isEqualTo(200);
    assertThat(operator.get("secret/data/" + path).data().path("data").toString())
        .isEqualTo("{\"b\":{\"c\":\"2\",\"d\":\"3\"}}");
    assertThat(operator.patch("secret/data/" + path(), "{\"data\": {}}").status()).isEqualTo(404);
  }

  @Test
  void a_deleted_version_is_not_read_until_it_is_undeleted() {
    var path = path();
    write(path, "one");

    assertThat(operator.send("DELETE", "secret/data/" + path, "").status()).isEqualTo(204);
    var gone = operator.get("secret/data/" + path);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.data().path("data").isNull()).isTrue();
    assertThat(gone.data().path("metadata").path("deletion_time").asText()).isNotEmpty();

    assertThat(operator.post("secret/undelete/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("one");
  }

  @Test
  void a_destroyed_version_is_never_read_again() {
    var path = path();
    write(path, "one");
    write(path, "two");

    assertThat(operator.post("secret/destroy/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    assertThat(operator.post("secret/undelete/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    var gone = operator.get("secret/data/" + path + "?version=1");

    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.data().path("metadata").path("destroyed").asBoolean()).isTrue();
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("two");
  }

  @Test
  void metadata_tells_of_all_versions() {
    var path = path();
    write(path, "one");
    var set =
        operator.post(
            "secret/metadata/" + path,
            "{\"max_versions\": 2, \"delete_version_after\": \"3h25m19s\","
                + " \"custom_metadata\": {\"owner\": \"shop\"}}");
    write(path, "two");
    write(path, "three");

    var metadata = operator.get("secret/metadata/" + path).data();

    assertThat(set.status()).as(set.error()).isEqualTo(204);
    assertThat(metadata.path("current_version").asInt()).isEqualTo(3);
    assertThat(metadata.path("oldest_version").asInt()).isEqualTo(2);
    assertThat(metadata.path("max_versions").asInt()).isEqualTo(2);
    assertThat(metadata.path("delete_version_after").asText()).isEqualTo("3h25m19s");
    assertThat(metadata.path("custom_metadata").path("owner").asText()).isEqualTo("shop");
    assertThat(metadata.path("versions").properties()).hasSize(2);
  }

  @Test
  void names_are_listed_folder_by_folder() {
    var folder = path();
    write(folder + "/a", "one");
    write(folder + "/b/c", "two");

    var listed = operator.send("LIST", "secret/metadata/" + folder, "");

    assertThat(texts(listed.data().path("keys"))).containsExactly("a", "b/");
    assertThat(operator.get("secret/metadata/" + folder + "/?list=1").data())
        .isEqualTo(listed.data());
    assertThat(operator.send("LIST", "secret/metadata/" + path(), "").status()).isEqualTo(404);
  }

  @Test
  void subkeys_show_names_and_no_values() {
    var path = path();
    operator.post("secret/data/" + path, "{\"data\": {\"a\": \"x\", \"b\": {\"c\": \"y\"}}}");

    assertThat(operator.get("secret/subkeys/" + path).data().path("subkeys").toString())
        .isEqualTo("{\"a\":null,\"b\":{\"c\":null}}");
    assertThat(
            operator.get("secret/subkeys/" + path + "?depth=1").data().path("subkeys").toString())
        .isEqualTo("{\"a\":null,\"b\":null}");
  }

  @Test
  void a_removed_secret_begins_again() {
    var path = path();
    write(path, "one");

    assertThat(operator.send("DELETE", "secret/metadata/" + path, "").status()).isEqualTo(204);
    assertThat(operator.get("secret/data/" + path).status()).isEqualTo(404);
    assertThat(operator.get("secret/metadata/" + path).status()).isEqualTo(404);
    assertThat(write(path, "two").data().path("version").asInt()).isEqualTo(1);
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("two");
  }

  @Test
  void what_an_earlier_version_of_the_key_wrapped_is_wrapped_again() {
    var path = path();
    write(path, "one");

    OnePlatform.ok("keys", "rotate", "keystream/secrets");

    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("one");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(isReadWithoutFirstVersion(path)).isTrue());
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("one");
  }

  /** Whether the value is read while nothing may use the first version of the key. */
  private static boolean isReadWithoutFirstVersion(String path) {
    minimum(2);
    try {
      return operator.get("secret/data/" + path).status() == 200;
    } finally {
      minimum(1);
    }
  }

  private static void minimum(int version) {
    var body = "{\"min_decryption_version\": %d}".formatted(version);
    assertThat(operator.post("transit/keys/keystream/secrets/config", body).status())
        .isEqualTo(204);
  }

  @Test
  void who_has_no_policy_reads_and_writes_nothing() {
    var path = path();
    write(path, "one");
    var made = operator.post("auth/token/create", "{\"policies\": [\"nothing\"]}");
    try (var nobody =
        OnePlatform.withToken(made.body().path("auth").path("client_token").asText())) {
      assertThat(nobody.get("secret/data/" + path).status()).isEqualTo(403);
      assertThat(nobody.post("secret/data/" + path, "{\"data\": {}}").status()).isEqualTo(403);
      assertThat(nobody.send("LIST", "secret/metadata", "").status()).isEqualTo(403);
    }
    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("one");
  }

  @Test
  void every_read_is_on_record_and_no_value_is() throws IOException {
    var path = path();
    var value = UUID.randomUUID().toString();
    var written = write(path, value);
    write(path, "another");
    var read = operator.get("secret/data/" + path);

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
  void many_who_patch_at_the_same_time_all_have_their_say() throws InterruptedException {
    var path = path();
    operator.post("secret/data/" + path, "{\"data\": {}}");
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var threads =
        IntStream.range(0, 3)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() ->
                        statuses.add(
                            operator
                                .patch(
                                    "secret/data/" + path,
                                    "{\"data\": {\"p%d\": \"x\"}}".formatted(i))
                                .status())))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(statuses).containsExactly(200, 200, 200);
    assertThat(operator.get("secret/data/" + path).data().path("data").properties()).hasSize(3);
  }

  @Test
  void policies_may_say_what_is_in_a_value() {
    var name = "values-" + UUID.randomUUID();
    OnePlatform.ok(
        """
        path "secret/data/limited/*" {
          capabilities = ["create", "update", "read"]
          denied_parameters = { "options" = [], "data" = ["{\\"a\\":\\"forbidden\\"}"] }
        }
        """
            .getBytes(StandardCharsets.UTF_8),
        "policy",
        "write",
        name,
        "-");
    var made = operator.post("auth/token/create", "{\"policies\": [\"%s\"]}".formatted(name));
    var path = "limited/" + UUID.randomUUID();
    try (var bound =
        OnePlatform.withToken(made.body().path("auth").path("client_token").asText())) {
      var allowed = bound.post("secret/data/" + path, "{\"data\": {\"a\": \"fine\"}}");
      var value = bound.post("secret/data/" + path, "{\"data\": {\"a\": \"forbidden\"}}");
      var options = bound.post("secret/data/" + path, "{\"data\": {}, \"options\": {\"cas\": 1}}");

      assertThat(allowed.status()).as(allowed.error()).isEqualTo(200);
      assertThat(value.status()).isEqualTo(403);
      assertThat(options.status()).isEqualTo(403);
    }
    assertThat(operator.get("secret/data/" + path).data().path("data").toString())
        .isEqualTo("{\"a\":\"fine\"}");
  }

  @Test
  void whoever_reads_one_secret_after_the_other_is_stopped_by_its_budget() {
    var folder = "few/" + UUID.randomUUID() + "/";
    for (var name : List.of("a", "b", "c")) {
      write(folder + name, "one");
    }
    var policy = "few-" + UUID.randomUUID();
    OnePlatform.ok(
        """
        path "secret/data/few/*" {
          capabilities      = ["read"]
          max_distinct_keys = "2/1h"
        }
        """
            .getBytes(StandardCharsets.UTF_8),
        "policy",
        "write",
        policy,
        "-");
    var made = operator.post("auth/token/create", "{\"policies\": [\"%s\"]}".formatted(policy));
    try (var bound =
        OnePlatform.withToken(made.body().path("auth").path("client_token").asText())) {
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
  void while_the_key_is_suspended_no_secret_is_read_or_written() {
    var path = path();
    write(path, "one");

    OnePlatform.ok("keys", "suspend", "keystream/secrets", "--reason", "exercise");
    try {
      assertThat(operator.get("secret/data/" + path).status()).isEqualTo(503);
      assertThat(operator.post("secret/data/" + path, "{\"data\": {}}").status()).isEqualTo(503);
    } finally {
      OnePlatform.ok("keys", "resume", "keystream/secrets");
    }

    assertThat(value(operator.get("secret/data/" + path))).isEqualTo("one");
    assertThat(operator.get("secret/metadata/" + path).data().path("current_version").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_patch_of_what_is_not_there_is_on_record() {
    var path = path();

    operator.patch("secret/data/" + path, "{\"data\": {}}");

    assertThat(
            OnePlatform.ok("audit", "--of-principal", "operator", "--limit", "1000", "--json")
                .text())
        .contains("secret/" + path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST | data/%s      | {}                                       | data must be given
          POST | data/%s      | {"data": []}                             | data must be a JSON object
          POST | data/%s      | {"data": {}, "options": {"cas": -1}}     | cas must be the current version
          POST | data/%s      | {"data": {}, "options": {"cas": "x"}}    | cas must be a whole number
          POST | data/%s /a   | {"data": {}}                             | path: secret path must be segments
          POST | destroy/%s   | {"versions": []}                         | versions must be a list
          POST | destroy/%s   | {"versions": [0]}                        | versions: secret version must be
          POST | metadata/%s  | {"max_versions": 10001}                  | max_versions must be 0 to 10000
          POST | metadata/%s  | {"delete_version_after": "-1s"}          | delete_version_after must be whole
          POST | metadata/%s  | {"custom_metadata": {"a": 1}}            | custom_metadata must be
          POST | config       | {"max_versions": -1}                     | max_versions must be 0 to 10000
          GET  | data/%s?version=x |                                     | version must be
          PATCH | data/%s     | {"data": {}}                             | Content-Type must be
          """)
  void what_is_wrong_is_told_by_its_field(String method, String at, String body, String told) {
    var path = path();

    var answered =
        operator.send(
            method, "secret/" + at.formatted(path).replace(" ", "%20"), body == null ? "" : body);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).contains(told);
    assertThat(operator.get("secret/metadata/" + path).status()).isEqualTo(404);
  }

  @Test
  void a_value_that_is_too_large_is_refused() {
    var large = "x".repeat(512 * 1024);

    var answered =
        operator.post("secret/data/" + path(), "{\"data\": {\"a\": \"%s\"}}".formatted(large));

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).contains("data must have at most 524288 bytes");
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

  private static HttpsCaller.Answered write(String path, String value) {
    var written =
        operator.post("secret/data/" + path, "{\"data\": {\"password\": \"%s\"}}".formatted(value));
    assertThat(written.status()).as(written.error()).isEqualTo(200);
    return written;
  }

  private static String value(HttpsCaller.Answered read) {
    assertThat(read.status()).as(read.error()).isEqualTo(200);
    return read.data().path("data").path("password").asText();
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static String path() {
    return "test/" + UUID.randomUUID();
  }
}
