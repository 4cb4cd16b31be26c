package io.keystream.worker;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.wire.AuditDecision;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encryption, rewrapping and data keys as Vault's documentation shows them. */
class TransitEncryptionTest extends OneHttpsWorker {

  private static final String FOX = "dGhlIHF1aWNrIGJyb3duIGZveA==";

  @Test
  void the_version_that_a_caller_states_is_the_active_one_or_it_is_refused() {
    var key = key();
    rotate(key, 2);

    var active = till().post("transit/encrypt/" + key, body(2));
    var any = till().post("transit/encrypt/" + key, body(0));
    var former = till().post("transit/encrypt/" + key, body(1));

    assertThat(active.data().path("key_version").asInt()).isEqualTo(2);
    assertThat(any.data().path("key_version").asInt()).isEqualTo(2);
    assertThat(former.status()).isEqualTo(400);
    assertThat(former.error())
        .startsWith("version-is-not-active: Version 2 is active, not 1; only the active one");
    assertThat(recordsOf(key))
        .anySatisfy(record -> assertThat(record.getReason()).isEqualTo("version-is-not-active"));
  }

  private static String body(int keyVersion) {
    return "{\"plaintext\": \"%s\", \"key_version\": %d}".formatted(FOX, keyVersion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"plaintext": "aGk=", "type": "chacha20-poly1305"}     | type must be aes256-gcm96
          {"plaintext": "aGk=", "convergent_encryption": true}   | convergent_encryption must be false
          {"plaintext": "aGk=", "key_version": -1}               | key_version must be 0
          {"plaintext": "aGk=", "key_version": "one"}            | key_version must be a whole number
          """)
  void what_no_key_here_does_is_refused(String body, String message) {
    var answer = till().post("transit/encrypt/" + key(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(message);
  }

  @Test
  void the_type_that_all_keys_for_encryption_have_may_be_stated() {
    var body = "{\"plaintext\": \"aGk=\", \"type\": \"aes256-gcm96\", \"key_version\": \"1\"}";

    assertThat(till().post("transit/encrypt/" + key(), body).status()).isEqualTo(200);
  }

  @Test
  void a_batch_that_partly_fails_has_the_status_that_its_caller_wants() {
    var key = key();
    var body =
        """
        {"batch_input": [{"plaintext": "%s"}, {"plaintext": "*", "reference": "second"}]%s}
        """;

    var plain = till().post("transit/encrypt/" + key, body.formatted(FOX, ""));
    var wanted =
        till()
            .post(
                "transit/encrypt/" + key,
                body.formatted(FOX, ", \"partial_failure_response_code\": 207"));
    var all =
        till()
            .post(
                "transit/encrypt/" + key,
                body.formatted("*", ", \"partial_failure_response_code\": 207"));
    var wrong =
        till()
            .post(
                "transit/encrypt/" + key,
                body.formatted(FOX, ", \"partial_failure_response_code\": 99"));

    assertThat(plain.status()).isEqualTo(400);
    assertThat(wanted.status()).isEqualTo(207);
    var results = wanted.data().path("batch_results");
    assertThat(results.path(0).path("ciphertext").asText()).startsWith("vault:v1:");
    assertThat(results.path(1).path("error").asText()).isEqualTo("plaintext must be base64");
    assertThat(results.path(1).path("reference").asText()).isEqualTo("second");
    assertThat(all.status()).isEqualTo(400);
    assertThat(wrong.error()).startsWith("partial_failure_response_code must be 200 to 599: 99");
  }

  @Test
  void a_rewrapped_ciphertext_is_of_the_active_version_and_one_record_names_both() {
    var key = key();
    var former = encrypted(key, "4111 1111");
    rotate(key, 2);

    var answer = till().post("transit/rewrap/" + key, "{\"ciphertext\": \"%s\"}".formatted(former));

    var fresh = answer.data().path("ciphertext").asText();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(fresh).startsWith("vault:v2:");
    assertThat(answer.data().path("key_version").asInt()).isEqualTo(2);
    assertThat(answer.body().toString()).doesNotContain(base64("4111 1111"));
    assertThat(decrypted(key, fresh)).isEqualTo(base64("4111 1111"));
    assertThat(recordsOf(key))
        .filteredOn(record -> record.getOperation().equals("ReEncrypt"))
        .singleElement()
        .satisfies(record -> {
          assertThat(record.getDecision()).isEqualTo(AuditDecision.ALLOWED);
          assertThat(record.getVersion()).isEqualTo(2);
          assertThat(record.getState()).isEqualTo("active");
          assertThat(record.getDetail()).isEqualTo("Opened with version 1.");
        });
  }

  @Test
  void a_batch_is_rewrapped_item_by_item() {
    var key = key();
    var former = encrypted(key, "hello");

    var answer =
        till()
            .post(
                "transit/rewrap/" + key,
                """
                {"batch_input": [
                  {"ciphertext": "%s", "reference": "one"},
                  {"ciphertext": "%sAAAA", "reference": "two"},
                  {"reference": "three"}]}
                """
                    .formatted(former, former));

    var results = answer.data().path("batch_results");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(decrypted(key, results.path(0).path("ciphertext").asText()))
        .isEqualTo(base64("hello"));
    assertThat(results.path(1).path("error").asText()).startsWith("ciphertext must be base64");
    assertThat(results.path(2).path("error").asText()).isEqualTo("ciphertext must be given");
    assertThat(results.path(2).path("reference").asText()).isEqualTo("three");
  }

  @Test
  void who_may_rewrap_may_not_decrypt() {
    var key = key();
    var ciphertext = encrypted(key, "hello");
    try (var mover = callerWith("path \"transit/rewrap/*\" { capabilities = [\"update\"] }")) {
      var rewrapped =
          mover.post("transit/rewrap/" + key, "{\"ciphertext\": \"%s\"}".formatted(ciphertext));

      assertThat(rewrapped.status()).isEqualTo(200);
      assertThat(decrypt(mover, key, ciphertext).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({"128, 16", "256, 32", "512, 64"})
  void a_data_key_comes_in_clear_beside_the_ciphertext_that_opens_to_it(int bits, int bytes) {
    var key = key();

    var answer = till().post("transit/datakey/plaintext/" + key, "{\"bits\": %d}".formatted(bits));

    var plaintext = answer.data().path("plaintext").asText();
    assertThat(Base64.getDecoder().decode(plaintext)).hasSize(bytes);
    assertThat(answer.data().path("key_version").asInt()).isEqualTo(1);
    assertThat(decrypted(key, answer.data().path("ciphertext").asText())).isEqualTo(plaintext);
    assertThat(record(answer).getOperation()).isEqualTo("GenerateDataKey");
  }

  @Test
  void a_wrapped_data_key_has_256_bits_and_is_not_shown() {
    var key = key();

    var answer = till().post("transit/datakey/wrapped/" + key, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().has("plaintext")).isFalse();
    var opened = decrypted(key, answer.data().path("ciphertext").asText());
    assertThat(Base64.getDecoder().decode(opened)).hasSize(32);
  }

  @Test
  void a_data_key_of_another_size_or_kind_is_refused() {
    var key = key();

    assertThat(till().post("transit/datakey/wrapped/" + key, "{\"bits\": 192}").error())
        .isEqualTo("invalid-request: sizeBits must be 128, 256 or 512: 192.");
    assertThat(till().post("transit/datakey/bare/" + key, "{}").error())
        .isEqualTo("the path must be datakey/plaintext/ or datakey/wrapped/");
    var hmac = key(KeyAlgorithm.HMAC_SHA_256);
    assertThat(till().post("transit/datakey/wrapped/" + hmac, "{}").status()).isEqualTo(400);
  }
}
