package io.keystream.worker;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker answers over HTTPS as Vault's transit engine does, and records each attempt first. */
class HttpsTest extends OneHttpsWorker {

  @Test
  void what_is_encrypted_decrypts_again_and_both_are_on_record() {
    var key = key();

    var encrypted = encrypt(till(), key, "4111 1111");
    var ciphertext = encrypted.data().path("ciphertext").asText();
    var decrypted = decrypt(till(), key, ciphertext);

    assertThat(ciphertext).startsWith("vault:v1:");
    assertThat(encrypted.data().path("key_version").asInt()).isEqualTo(1);
    assertThat(encrypted.body().path("lease_duration").isInt()).isTrue();
    assertThat(decrypted.data().path("plaintext").asText()).isEqualTo(base64("4111 1111"));
    for (var answer : List.of(encrypted, decrypted)) {
      assertThat(answer.status()).isEqualTo(200);
      var record = record(answer);
      assertThat(record.getDecision()).isEqualTo(AuditDecision.ALLOWED);
      assertThat(record.getCaller().getPrincipal()).isEqualTo("till");
      assertThat(record.getCaller().getApplication()).isEqualTo("till");
      assertThat(record.getCaller().getUser()).isEqualTo("alice");
      assertThat(record.getCaller().getUserVerified()).isFalse();
      assertThat(record.getKey()).isEqualTo(key);
      assertThat(record.getSource()).isEqualTo("connection from 127.0.0.1");
    }
  }

  @Test
  void what_was_encrypted_over_kafka_decrypts_here_and_the_other_way_round() {
    var key = key();
    var context = "order=7";
    var sealed =
        platform()
            .caller()
            .ask(key, new Encrypt(Payload.of("hello"), Payload.of(context)), Encrypted.class);
    var text =
        "vault:v1:" + Base64.getEncoder().encodeToString(Payload.bytes(sealed.getCiphertext()));

    var here =
        till()
            .post(
                "transit/decrypt/" + key,
                """
                {"ciphertext": "%s", "associated_data": "%s"}
                """
                    .formatted(text, base64(context)));
    var mine = encrypt(till(), key, "hello").data().path("ciphertext").asText();
    var there =
        platform()
            .caller()
            .ask(
                key,
                new Decrypt(
                    ByteBuffer.wrap(
                        Base64.getDecoder().decode(mine.substring("vault:v1:".length()))),
                    Payload.of("")),
                Decrypted.class);

    assertThat(here.data().path("plaintext").asText()).isEqualTo(base64("hello"));
    assertThat(Payload.text(there.getPlaintext())).isEqualTo("hello");
  }

  @Test
  void without_a_certificate_nothing_is_answered() {
    try (var nobody = caller(null)) {
      var answer = encrypt(nobody, key(), "hello");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).contains("show a token, or a certificate");
      assertThat(strangers("no-credential")).isNotEmpty();
    }
  }

  @Test
  void a_certificate_that_was_never_enrolled_opens_nothing_and_is_on_record() {
    try (var stranger = caller(TestAccess.credential("stranger"))) {
      var answer = encrypt(stranger, key(), "hello");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).startsWith("unknown-certificate");
      assertThat(strangers("unknown-certificate"))
          .anySatisfy(record -> {
            assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
            assertThat(record.getCaller().getPrincipal()).isEqualTo("unknown");
            assertThat(record.getDetail()).startsWith("Asserted to come from 'stranger'.");
            assertThat(record.getResource()).isEqualTo("https");
          });
    }
  }

  @Test
  void a_certificate_of_ones_own_under_anothers_name_opens_nothing() {
    try (var forger = caller(TestAccess.credential("till"))) {
      assertThat(encrypt(forger, key(), "hello").status()).isEqualTo(403);
    }
  }

  @Test
  void who_has_no_policy_may_nothing_and_the_attempt_is_on_record() {
    var key = key();
    try (var newcomer = caller(platform().access().enrolOnly(fresh("newcomer")))) {
      var answer = encrypt(newcomer, key, "hello");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).startsWith("no-policy-matches");
      assertThat(recordsOf(key))
          .singleElement()
          .satisfies(record -> assertThat(record.getReason()).isEqualTo("no-policy-matches"));
    }
  }

  @Test
  void who_was_revoked_is_refused_with_the_next_request_of_a_warm_connection() {
    var name = fresh("leaver");
    var key = key();
    try (var leaver = caller(platform().access().enrol(name))) {
      assertThat(encrypt(leaver, key, "hello").status()).isEqualTo(200);

      platform().access().revoke(name);

      var answer = encrypt(leaver, key, "hello");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).startsWith("signer-is-revoked");
    }
  }

  @Test
  void a_batch_is_answered_item_by_item_and_its_failures_are_named() {
    var key = key();
    var one = encrypt(till(), key, "one").data().path("ciphertext").asText();
    var changed = one.substring(0, one.length() - 8) + "AAAAAAA=";

    var answer =
        till()
            .post(
                "transit/decrypt/" + key,
                """
                {"batch_input": [
                  {"ciphertext": "%s", "reference": "first"},
                  {"ciphertext": "%s", "reference": "second"}]}
                """
                    .formatted(one, changed));

    var results = answer.data().path("batch_results");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(results.path(0).path("plaintext").asText()).isEqualTo(base64("one"));
    assertThat(results.path(0).path("reference").asText()).isEqualTo("first");
    assertThat(results.path(1).path("error").asText()).startsWith("bad-ciphertext");
    assertThat(results.path(1).path("reference").asText()).isEqualTo("second");
    assertThat(recordsOf(key)).hasSize(3);
  }

  @Test
  void each_key_of_a_budget_counts_whichever_connection_it_came_by() {
    var name = fresh("script");
    var credential = platform().access().enrolOnly(name);
    platform()
        .access()
        .write(
            "two-keys",
            """
            path "transit/*" {
              capabilities = ["update"]
              max_distinct_keys = "2/1h"
            }
            """);
    platform().access().assign(name, "two-keys");
    for (var i = 0; i < 2; i++) {
      try (var script = caller(credential)) {
        assertThat(encrypt(script, key(), "hello").status()).isEqualTo(200);
      }
    }

    try (var script = caller(credential)) {
      var answer = encrypt(script, key(), "hello");

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.error()).startsWith("budget-exceeded");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                              | plaintext must be given
          [1]                                             | the body must be a JSON object
          {}                                              | plaintext must be given
          {"plaintext": 7}                                | plaintext must be a string
          {"plaintext": "*"}                              | plaintext must be base64
          {"plaintext": "aGk=", "associated_data": "*"}   | associated_data must be base64
          {"plaintext": "aGk=", "context": "aGk="}        | context must be empty
          {"plaintext": "aGk=", "nonce": "aGk="}          | nonce must be empty
          {"batch_input": []}                             | batch_input must be a list of 1 to 1000
          {"batch_input": [7]}                            | batch_input must hold JSON objects only
          """)
  void what_cannot_be_read_is_named(String body, String message) {
    var answer = till().post("transit/encrypt/" + key(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(message);
  }

  @Test
  void a_key_that_does_not_exist_is_named_and_the_attempt_is_on_record() {
    var key = fresh("absent");

    var answer = encrypt(till(), key, "hello");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith("key-does-not-exist");
    assertThat(recordsOf(key)).hasSize(1);
  }

  private List<AuditRecord> strangers(String reason) {
    return AuditTrail.of(platform().kafka()).stream()
        .filter(record -> record.getReason().equals(reason))
        .toList();
  }
}
