package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Every verb against a real platform: broker, token and all services in this JVM. */
final class VerbsTest {

  private static final byte[] CARD = {0, 1, 2, (byte) 0xff, '\n', '\r', 0};

  @Test
  void what_is_encrypted_decrypts_byte_for_byte_also_after_a_rotation() {
    OnePlatform.ok("keys", "create", "verbs/cards");
    var sealed = OnePlatform.ok(CARD, "encrypt", "verbs/cards", "--context", "row 7").out();
    var rotated = OnePlatform.ok("keys", "rotate", "verbs/cards");
    assertThat(rotated.text()).isEqualTo("Version 2 of key 'verbs/cards' is active.\n");

    assertThat(OnePlatform.ok(sealed, "decrypt", "verbs/cards", "--context", "row 7").out())
        .isEqualTo(CARD);
    var elsewhere = OnePlatform.run(sealed, "decrypt", "verbs/cards", "--context", "row 8");
    assertThat(elsewhere.exitCode()).isNotZero();
    assertThat(elsewhere.out()).isEmpty();
  }

  @Test
  void a_ciphertext_travels_as_base64_too() {
    OnePlatform.ok("keys", "create", "verbs/text");
    var sealed = OnePlatform.ok(CARD, "encrypt", "verbs/text", "--encoding", "base64").out();
    assertThat(OnePlatform.ok(sealed, "decrypt", "verbs/text", "--base64").out()).isEqualTo(CARD);
  }

  @Test
  void a_signature_is_valid_for_its_message_only() {
    OnePlatform.ok("keys", "create", "verbs/sign", "--algorithm", "ec_p256");
    var signature =
        OnePlatform.ok(CARD, "sign", "verbs/sign", "--algorithm", "ECDSA_SHA_256").text().strip();
    assertThat(signature).startsWith("keystream:v1:");

    var verify =
        new String[] {
          "verify", "verbs/sign", "--algorithm", "ECDSA_SHA_256", "--signature", signature
        };
    assertThat(OnePlatform.ok(CARD, verify).text()).isEqualTo("valid\n");
    var other = OnePlatform.run(new byte[] {1}, verify);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.text()).isEqualTo("NOT VALID\n");
  }

  @Test
  void a_mac_is_valid_for_its_message_only() {
    OnePlatform.ok("keys", "create", "verbs/mac", "--algorithm", "HMAC_SHA_256");
    var mac = OnePlatform.ok(CARD, "mac", "verbs/mac").text().strip();
    assertThat(OnePlatform.ok(CARD, "mac", "verbs/mac", "--verify", mac).text())
        .isEqualTo("valid\n");
    assertThat(OnePlatform.run(new byte[] {1}, "mac", "verbs/mac", "--verify", mac).exitCode())
        .isEqualTo(1);
  }

  @Test
  void the_ciphertext_of_a_data_key_opens_to_its_plaintext() {
    OnePlatform.ok("keys", "create", "verbs/data");
    var lines = OnePlatform.ok("datakey", "verbs/data", "--bits", "128").text().lines().toList();
    var plaintext =
        Base64.getDecoder().decode(lines.get(0).substring("plaintext".length()).strip());
    var ciphertext = lines.get(1).substring("ciphertext".length()).strip();
    assertThat(plaintext).hasSize(16);
    assertThat(
            OnePlatform.ok(
                    ciphertext.getBytes(StandardCharsets.UTF_8),
                    "decrypt",
                    "verbs/data",
                    "--base64")
                .out())
        .isEqualTo(plaintext);
    assertThat(OnePlatform.ok("datakey", "verbs/data", "--without-plaintext").text())
        .doesNotContain("plaintext");
  }

  @Test
  void random_bytes_are_as_many_as_asked_for_and_differ() {
    var first = OnePlatform.ok("random", "32").out();
    assertThat(first).hasSize(32);
    assertThat(OnePlatform.ok("random", "32").out()).isNotEqualTo(first);
    assertThat(OnePlatform.run(new byte[0], "random", "5000").exitCode()).isEqualTo(1);
  }

  @Test
  void the_public_key_is_pem() {
    OnePlatform.ok(
        "keys", "create", "verbs/public", "--algorithm", "ED25519", "--custody", "RESIDENT");
    assertThat(OnePlatform.ok("public-key", "verbs/public").text())
        .startsWith("-----BEGIN PUBLIC KEY-----\n")
        .endsWith("-----END PUBLIC KEY-----\n");
  }

  @Test
  void a_suspended_key_is_refused_with_1_until_it_is_resumed() {
    OnePlatform.ok("keys", "create", "verbs/suspended");
    OnePlatform.ok("keys", "suspend", "verbs/suspended", "--reason", "drill");
    var refused = OnePlatform.run(CARD, "encrypt", "verbs/suspended", "--json");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("is suspended");
    assertThat(refused.text()).contains("\"error\":\"key-is-suspended\"");
    OnePlatform.ok("keys", "resume", "verbs/suspended");
    OnePlatform.ok(CARD, "encrypt", "verbs/suspended");
  }

  @Test
  void the_life_of_a_key_is_told_by_list_show_and_audit() {
    OnePlatform.ok("keys", "create", "life/key", "--activate-later");
    OnePlatform.ok("keys", "activate", "life/key", "--key-version", "1");
    OnePlatform.ok("keys", "deactivate", "life/key");
    OnePlatform.ok("keys", "compromise", "life/key", "--key-version", "1", "--reason", "drill");
    OnePlatform.ok("keys", "destroy", "life/key", "--key-version", "1", "--after", "7d");
    OnePlatform.ok("keys", "cancel-destruction", "life/key", "--key-version", "1");
    OnePlatform.ok("keys", "destroy", "life/key", "--key-version", "1", "--after", "30d");
    assertThat(
            OnePlatform.run(new byte[0], "keys", "destroy", "life/key", "--after", "6d").exitCode())
        .isEqualTo(1);

    assertThat(OnePlatform.ok("keys", "list", "--prefix", "life/").text())
        .contains("life/key", "AES_256");
    assertThat(OnePlatform.ok("keys", "show", "life/key").text()).contains("v1", "compromised");
    assertThat(OnePlatform.ok("audit", "--key", "life/key", "--json").text())
        .contains("Create", "Activate", "Deactivate", "ReportCompromise", "ScheduleDestruction")
        .contains("CancelDestruction", "\"application\":\"keystream-cli\"");
    assertThat(OnePlatform.run(new byte[0], "keys", "show", "life/none").exitCode()).isEqualTo(1);
  }

  @Test
  void old_versions_are_closed_by_config_and_destroyed_by_trim() {
    OnePlatform.ok("keys", "create", "minimums/key");
    var old = OnePlatform.ok(CARD, "encrypt", "minimums/key").out();
    OnePlatform.ok("keys", "rotate", "minimums/key");
    assertThat(trim("2").err()).contains("no min encryption version");

    var config =
        OnePlatform.ok(
            "keys",
            "config",
            "minimums/key",
            "--min-decryption-version",
            "2",
            "--min-encryption-version",
            "2",
            "--deletion-allowed",
            "true");
    assertThat(config.text()).isEqualTo("Key 'minimums/key' is configured.\n");
    var refused = OnePlatform.run(old, "decrypt", "minimums/key", "--json");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.text()).contains("\"error\":\"version-below-minimum\"");
    OnePlatform.ok("keys", "config", "minimums/key", "--min-decryption-version", "1");
    assertThat(OnePlatform.ok(old, "decrypt", "minimums/key").out()).isEqualTo(CARD);
    OnePlatform.ok("keys", "config", "minimums/key", "--min-decryption-version", "v2");
    assertThat(OnePlatform.ok("keys", "show", "minimums/key").text())
        .containsPattern("min decryption version: v2\nmin encryption version: v2\n")
        .containsPattern("min available version: +v1\ndeletion allowed: +yes\n")
        .containsPattern("v1 +deactivated");

    assertThat(
            OnePlatform.ok("keys", "trim", "minimums/key", "--min-available-version", "2").text())
        .isEqualTo("Key 'minimums/key' has no versions below v2 any more.\n");
    assertThat(OnePlatform.run(old, "decrypt", "minimums/key").exitCode()).isEqualTo(1);
    var lowered =
        OnePlatform.run("keys", "config", "minimums/key", "--min-decryption-version", "1");
    assertThat(lowered.err()).contains("is trimmed below v2 for good");
    assertThat(OnePlatform.ok("keys", "show", "minimums/key", "--json").text())
        .contains("\"min_decryption_version\":2,\"min_encryption_version\":2")
        .contains("\"min_available_version\":2,\"deletion_allowed\":true");
    assertThat(OnePlatform.ok("audit", "--key", "minimums/key", "--json").text())
        .contains("\"operation\":\"Configure\"", "\"operation\":\"Trim\"");
  }

  private static Run trim(String minAvailable) {
    return OnePlatform.run("keys", "trim", "minimums/key", "--min-available-version", minAvailable);
  }

  @Test
  void a_configuration_says_something_and_says_it_right() {
    assertThat(OnePlatform.run("keys", "config", "minimums/none").exitCode()).isEqualTo(2);
    var negative =
        OnePlatform.run("keys", "config", "minimums/none", "--min-encryption-version", "-1");
    assertThat(negative.exitCode()).isEqualTo(2);
    assertThat(negative.err()).contains("min encryption version must be 0 to 1000000: -1");
    var maybe = OnePlatform.run("keys", "config", "minimums/none", "--deletion-allowed", "maybe");
    assertThat(maybe.exitCode()).isEqualTo(2);
    assertThat(maybe.err()).contains("--deletion-allowed", "maybe");
    assertThat(OnePlatform.run("keys", "trim", "minimums/none").exitCode()).isEqualTo(2);
  }

  @Test
  void the_audit_trail_names_the_policies_that_decided_and_their_version() {
    OnePlatform.ok("keys", "create", "verbs/audited");
    assertThat(OnePlatform.ok("audit", "--key", "verbs/audited", "--json").text())
        .containsPattern("\"policies\":\\[\"root\"],\"policy_version\":[1-9]");
    assertThat(OnePlatform.ok("audit", "--key", "verbs/audited").text().lines().findFirst())
        .hasValueSatisfying(headings -> assertThat(headings).endsWith(" WHY"));
    assertThat(OnePlatform.ok("audit", "--key", "verbs/audited", "--policies").text().lines())
        .anyMatch(line -> line.matches("RECORDED .* WHY +POLICIES +AS OF"))
        .anyMatch(line -> line.matches(".* Create .* operator .* root +[1-9][0-9]*"));
  }

  @Test
  void a_key_is_created_once() {
    OnePlatform.ok("keys", "create", "verbs/once");
    var again = OnePlatform.run(new byte[0], "keys", "create", "verbs/once");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("Key 'verbs/once' exists");
  }

  @Test
  void alerts_are_listed() {
    assertThat(OnePlatform.ok("alerts", "--json").text()).startsWith("[");
  }

  @Test
  void the_whole_log_passes_the_check() {
    OnePlatform.ok("keys", "create", "verbs/checked");
    OnePlatform.ok(CARD, "encrypt", "verbs/checked");
    assertThat(OnePlatform.ok("check").text()).startsWith("0 findings in ");
  }
}
