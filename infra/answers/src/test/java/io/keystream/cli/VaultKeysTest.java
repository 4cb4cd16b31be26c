package io.keystream.cli;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.testkit.HttpsCaller;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are made and changed by Vault's clients, on the whole platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultKeysTest {

  private final HttpsCaller operator = OnePlatform.operator();

  @AfterAll
  void close() {
    operator.close();
  }

  @Test
  void a_key_can_be_used_as_soon_as_its_creation_is_answered() {
    var key = fresh();

    assertThat(operator.post("transit/keys/" + key, "").status()).isEqualTo(204);

    assertThat(encrypt(operator, key)).startsWith("vault:v1:");
    assertThat(operator.get("transit/keys/" + key).data().path("type").asText())
        .isEqualTo("aes256-gcm96");
  }

  @Test
  void to_create_what_is_there_changes_nothing_and_is_no_error() {
    var key = fresh();
    operator.post("transit/keys/" + key, "");

    assertThat(operator.post("transit/keys/" + key, "{\"type\": \"ed25519\"}").status())
        .isEqualTo(204);
    assertThat(operator.get("transit/keys/" + key).data().path("type").asText())
        .isEqualTo("aes256-gcm96");
  }

  @Test
  void a_rotated_key_protects_with_its_fresh_version_once_that_is_answered() {
    var key = fresh();
    operator.post("transit/keys/" + key, "");
    var old = encrypt(operator, key);

    assertThat(operator.post("transit/keys/" + key + "/rotate", "").status()).isEqualTo(204);

    assertThat(encrypt(operator, key)).startsWith("vault:v2:");
    assertThat(decrypt(key, old)).isEqualTo(200);
  }

  @Test
  void a_version_below_the_minimum_opens_nothing_and_a_trimmed_one_never_will() {
    var key = fresh();
    operator.post("transit/keys/" + key, "");
    var old = encrypt(operator, key);
    operator.post("transit/keys/" + key + "/rotate", "");
    var config = "transit/keys/" + key + "/config";

    assertThat(operator.post(config, "{\"min_decryption_version\": 2}").status()).isEqualTo(204);
    assertThat(decrypt(key, old)).isEqualTo(400);
    assertThat(operator.post(config, "{\"min_decryption_version\": 1}").status()).isEqualTo(204);
    assertThat(decrypt(key, old)).isEqualTo(200);

    assertThat(
            operator
                .post(config, "{\"min_decryption_version\": 2, \"min_encryption_version\": 2}")
                .status())
        .isEqualTo(204);
    assertThat(
            operator
                .post("transit/keys/" + key + "/trim", "{\"min_available_version\": 2}")
                .status())
        .isEqualTo(204);
    assertThat(decrypt(key, old)).isEqualTo(400);
    var shown = operator.get("transit/keys/" + key).data();
    assertThat(shown.path("min_decryption_version").asInt()).isEqualTo(2);
    assertThat(shown.path("min_available_version").asInt()).isEqualTo(2);
  }

  @Test
  void whoever_may_not_create_keys_makes_none_and_is_on_record() {
    var key = fresh();
    try (var user =
            OnePlatform.bound("path \"transit/encrypt/*\" { capabilities = [\"update\"] }");
        var nobody = OnePlatform.withToken("")) {
      assertThat(user.post("transit/keys/" + key, "").status()).isEqualTo(403);
      assertThat(nobody.post("transit/keys/" + key, "").status()).isEqualTo(403);
    }
    assertThat(operator.get("transit/keys/" + key).status()).isEqualTo(404);
    assertThat(OnePlatform.ok("audit", "--key", key, "--json").text())
        .contains("no-policy-matches", "\"operation\":\"Create\"");
  }

  @Test
  void what_a_tokens_policy_says_of_parameters_holds_for_whoever_may_everything() {
    try (var maker =
        OnePlatform.bound(
            """
            path "transit/keys/*" {
              capabilities      = ["create"]
              denied_parameters = { type = ["ED25519"] }
            }
            """)) {
      assertThat(maker.post("transit/keys/" + fresh(), "{\"type\": \"ed25519\"}").error())
          .startsWith("parameter-denied");
      assertThat(maker.post("transit/keys/" + fresh(), "").status()).isEqualTo(204);
    }
  }

  @Test
  void an_import_that_cannot_be_read_is_told_so_to_those_only_who_are_somebody() {
    var path = "transit/keys/" + fresh() + "/import";

    assertThat(operator.post(path, "{}").status()).isEqualTo(400);
    try (var nobody = OnePlatform.withToken("")) {
      assertThat(nobody.post(path, "{}").status()).isEqualTo(403);
    }
  }

  @Test
  void no_key_leaves_the_hsm() {
    var key = fresh();
    operator.post("transit/keys/" + key, "");

    for (var path : new String[] {"export/encryption-key/", "backup/"}) {
      var answer = operator.get("transit/" + path + key);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).startsWith("a key never leaves the HSM");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "rot13"}                 | type must be one of aes256-gcm96
          {"exportable": true}              | exportable must be false
          {"derived": true}                 | derived must be false
          {"auto_rotate_period": "24h"}     | auto_rotate_period must be 0
          {"type": "hmac", "key_size": 20}  | key_size must be 32, 48 or 64
          """)
  void what_an_hsm_does_not_do_is_refused_and_makes_no_key(String body, String message) {
    var key = fresh();

    var answer = operator.post("transit/keys/" + key, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(message);
    assertThat(operator.get("transit/keys/" + key).status()).isEqualTo(404);
  }

  private int decrypt(String key, String ciphertext) {
    return operator
        .post("transit/decrypt/" + key, "{\"ciphertext\": \"%s\"}".formatted(ciphertext))
        .status();
  }

  private static String encrypt(HttpsCaller caller, String key) {
    var body = "{\"plaintext\": \"%s\"}".formatted(base64("hello"));
    var answer = caller.post("transit/encrypt/" + key, body);
    assertThat(answer.status()).as(answer.error()).isEqualTo(200);
    return answer.data().path("ciphertext").asText();
  }

  private static String fresh() {
    return "vault/" + UUID.randomUUID();
  }
}
