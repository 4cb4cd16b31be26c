package io.keystream.cli;

import static io.keystream.cli.Secrets.path;
import static io.keystream.cli.Secrets.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keystream.testkit.HttpsCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets over HTTPS as clients of Vault's KV engine, version 2, read and write them. */
@Tag("jvm")
class VaultSecretsTest {

  @AutoClose private static final HttpsCaller OPERATOR = OnePlatform.operator();

  @Test
  void what_is_written_is_read_with_its_version() {
    var path = path();

    var written =
        OPERATOR.post(
            "secret/data/" + path,
            "{\"data\": {\"a\": \"b\", \"n\": 1.10, \"e\": 12345678901234567890.12}}");
    var read = OPERATOR.get("secret/data/" + path);

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
    Secrets.write(OPERATOR, path, "one");
    Secrets.write(OPERATOR, path, "two");

    assertThat(value(OPERATOR.get("secret/data/" + path + "?version=1"))).isEqualTo("one");
    assertThat(value(OPERATOR.get("secret/data/" + path + "?version=2"))).isEqualTo("two");
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("two");
    assertThat(OPERATOR.get("secret/data/" + path + "?version=3").status()).isEqualTo(404);
  }

  @Test
  void a_write_that_follows_another_version_changes_nothing() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");

    var late = OPERATOR.post("secret/data/" + path, "{\"options\": {\"cas\": 0}, \"data\": {}}");

    assertThat(late.status()).isEqualTo(400);
    assertThat(late.error()).contains("check-and-set parameter did not match the current version");
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("one");
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
                var status = OPERATOR.post("secret/data/" + path, body).status();
                synchronized (statuses) {
                  statuses.add(status);
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(statuses).hasSize(6).containsOnlyOnce(200);
    assertThat(OPERATOR.get("secret/data/" + path).data().path("metadata").path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void many_who_write_are_each_told_their_version_also_where_one_alone_is_kept() throws Exception {
    var path = path();
    OPERATOR.post("secret/metadata/" + path, "{\"max_versions\": 1}");
    var versions = new ConcurrentLinkedQueue<Integer>();
    var threads =
        IntStream.range(0, 32)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() -> {
                      var written = Secrets.write(OPERATOR, path, "v" + i).data();
                      versions.add(written.path("version").asInt());
                    }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(versions)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 32).boxed().toList());
  }

  @Test
  void a_patch_changes_what_it_names() {
    var path = path();
    OPERATOR.post("secret/data/" + path, "{\"data\": {\"a\": \"1\", \"b\": {\"c\": \"2\"}}}");

    var patched =
        OPERATOR.patch("secret/data/" + path, "{\"data\": {\"a\": null, \"b\": {\"d\": \"3\"}}}");

    assertThat(patched.status()).as(patched.error()).isEqualTo(200);
    assertThat(OPERATOR.get("secret/data/" + path).data().path("data").toString())
        .isEqualTo("{\"b\":{\"c\":\"2\",\"d\":\"3\"}}");
    assertThat(OPERATOR.patch("secret/data/" + path(), "{\"data\": {}}").status()).isEqualTo(404);
  }

  @Test
  void many_who_patch_at_the_same_time_all_have_their_say() throws InterruptedException {
    var path = path();
    OPERATOR.post("secret/data/" + path, "{\"data\": {}}");
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var threads =
        IntStream.range(0, 3)
            .mapToObj(i ->
                Thread.ofVirtual()
                    .start(() ->
                        statuses.add(
                            OPERATOR
                                .patch(
                                    "secret/data/" + path,
                                    "{\"data\": {\"p%d\": \"x\"}}".formatted(i))
                                .status())))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(statuses).containsExactly(200, 200, 200);
    assertThat(OPERATOR.get("secret/data/" + path).data().path("data").properties()).hasSize(3);
  }

  @Test
  void a_deleted_version_is_not_read_until_it_is_undeleted() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");

    assertThat(OPERATOR.send("DELETE", "secret/data/" + path, "").status()).isEqualTo(204);
    var gone = OPERATOR.get("secret/data/" + path);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.data().path("data").isNull()).isTrue();
    assertThat(gone.data().path("metadata").path("deletion_time").asText()).isNotEmpty();

    assertThat(OPERATOR.post("secret/undelete/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("one");
  }

  @Test
  void a_destroyed_version_is_never_read_again() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");
    Secrets.write(OPERATOR, path, "two");

    assertThat(OPERATOR.post("secret/destroy/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    assertThat(OPERATOR.post("secret/undelete/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    var gone = OPERATOR.get("secret/data/" + path + "?version=1");

    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.data().path("metadata").path("destroyed").asBoolean()).isTrue();
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("two");
  }

  @Test
  void metadata_tells_of_all_versions() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");
    var set =
        OPERATOR.post(
            "secret/metadata/" + path,
            "{\"max_versions\": 2, \"delete_version_after\": \"3h25m19s\","
                + " \"custom_metadata\": {\"owner\": \"shop\"}}");
    Secrets.write(OPERATOR, path, "two");
    Secrets.write(OPERATOR, path, "three");

    var metadata = OPERATOR.get("secret/metadata/" + path).data();

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
    Secrets.write(OPERATOR, folder + "/a", "one");
    Secrets.write(OPERATOR, folder + "/b/c", "two");

    var listed = OPERATOR.send("LIST", "secret/metadata/" + folder, "");

    assertThat(texts(listed.data().path("keys"))).containsExactly("a", "b/");
    assertThat(OPERATOR.get("secret/metadata/" + folder + "/?list=1").data())
        .isEqualTo(listed.data());
    assertThat(OPERATOR.send("LIST", "secret/metadata/" + path(), "").status()).isEqualTo(404);
  }

  @Test
  void subkeys_show_names_and_no_values() {
    var path = path();
    OPERATOR.post("secret/data/" + path, "{\"data\": {\"a\": \"x\", \"b\": {\"c\": \"y\"}}}");

    assertThat(OPERATOR.get("secret/subkeys/" + path).data().path("subkeys").toString())
        .isEqualTo("{\"a\":null,\"b\":{\"c\":null}}");
    assertThat(
            OPERATOR.get("secret/subkeys/" + path + "?depth=1").data().path("subkeys").toString())
        .isEqualTo("{\"a\":null,\"b\":null}");
  }

  @Test
  void a_removed_secret_begins_again() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");

    assertThat(OPERATOR.send("DELETE", "secret/metadata/" + path, "").status()).isEqualTo(204);
    assertThat(OPERATOR.get("secret/data/" + path).status()).isEqualTo(404);
    assertThat(OPERATOR.get("secret/metadata/" + path).status()).isEqualTo(404);
    assertThat(Secrets.write(OPERATOR, path, "two").data().path("version").asInt()).isEqualTo(1);
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("two");
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
        OPERATOR.send(
            method, "secret/" + at.formatted(path).replace(" ", "%20"), body == null ? "" : body);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).contains(told);
    assertThat(OPERATOR.get("secret/metadata/" + path).status()).isEqualTo(404);
  }

  @Test
  void a_value_that_is_too_large_is_refused() {
    var large = "x".repeat(512 * 1024);

    var answered =
        OPERATOR.post("secret/data/" + path(), "{\"data\": {\"a\": \"%s\"}}".formatted(large));

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.error()).contains("data must have at most 524288 bytes");
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
