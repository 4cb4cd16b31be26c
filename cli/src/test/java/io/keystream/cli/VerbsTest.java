package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.local.DataLayout;
import io.keystream.local.Platform;
import io.keystream.local.PlatformConfiguration;
import io.keystream.local.PlatformConfiguration.Bus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb against a real platform: broker, token and all services in this JVM. */
final class VerbsTest {

  private static final byte[] CARD = {0, 1, 2, (byte) 0xff, '\n', '\r', 0};

  @TempDir static Path directory;
  private static Platform platform;

  @BeforeAll
  static void the_platform_runs() {
    platform =
        Platform.start(
            new PlatformConfiguration(new DataLayout(directory), new Bus.Embedded(), 0),
            InstantSource.system(),
            new SecureRandom(),
            System.out::println);
  }

  @AfterAll
  static void the_platform_stops() {
    platform.close();
  }

  @Test
  void what_is_encrypted_decrypts_byte_for_byte_also_after_a_rotation() {
    ok("keys", "create", "verbs/cards");
    var sealed = ok(CARD, "encrypt", "verbs/cards", "--context", "row 7").out();
    var rotated = ok("keys", "rotate", "verbs/cards");
    assertThat(rotated.text()).isEqualTo("Version 2 of key 'verbs/cards' is active.\n");

    assertThat(ok(sealed, "decrypt", "verbs/cards", "--context", "row 7").out()).isEqualTo(CARD);
    var elsewhere = run(sealed, "decrypt", "verbs/cards", "--context", "row 8");
    assertThat(elsewhere.exitCode()).isNotZero();
    assertThat(elsewhere.out()).isEmpty();
  }

  @Test
  void a_ciphertext_travels_as_base64_too() {
    ok("keys", "create", "verbs/text");
    var sealed = ok(CARD, "encrypt", "verbs/text", "--encoding", "base64").out();
    assertThat(ok(sealed, "decrypt", "verbs/text", "--base64").out()).isEqualTo(CARD);
  }

  @Test
  void a_signature_is_valid_for_its_message_only() {
    ok("keys", "create", "verbs/sign", "--algorithm", "ec_p256");
    var signature = ok(CARD, "sign", "verbs/sign", "--algorithm", "ECDSA_SHA_256").text().strip();
    assertThat(signature).startsWith("keystream:v1:");

    var verify =
        new String[] {
          "verify", "verbs/sign", "--algorithm", "ECDSA_SHA_256", "--signature", signature
        };
    assertThat(ok(CARD, verify).text()).isEqualTo("valid\n");
    var other = run(new byte[] {1}, verify);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.text()).isEqualTo("NOT VALID\n");
  }

  @Test
  void a_mac_is_valid_for_its_message_only() {
    ok("keys", "create", "verbs/mac", "--algorithm", "HMAC_SHA_256");
    var mac = ok(CARD, "mac", "verbs/mac").text().strip();
    assertThat(ok(CARD, "mac", "verbs/mac", "--verify", mac).text()).isEqualTo("valid\n");
    assertThat(run(new byte[] {1}, "mac", "verbs/mac", "--verify", mac).exitCode()).isEqualTo(1);
  }

  @Test
  void the_ciphertext_of_a_data_key_opens_to_its_plaintext() {
    ok("keys", "create", "verbs/data");
    var lines = ok("datakey", "verbs/data", "--bits", "128").text().lines().toList();
    var plaintext =
        Base64.getDecoder().decode(lines.get(0).substring("plaintext".length()).strip());
    var ciphertext = lines.get(1).substring("ciphertext".length()).strip();
    assertThat(plaintext).hasSize(16);
    assertThat(
            ok(ciphertext.getBytes(StandardCharsets.UTF_8), "decrypt", "verbs/data", "--base64")
                .out())
        .isEqualTo(plaintext);
    assertThat(ok("datakey", "verbs/data", "--without-plaintext").text())
        .doesNotContain("plaintext");
  }

  @Test
  void random_bytes_are_as_many_as_asked_for_and_differ() {
    var first = ok("random", "32").out();
    assertThat(first).hasSize(32);
    assertThat(ok("random", "32").out()).isNotEqualTo(first);
    assertThat(run(new byte[0], "random", "5000").exitCode()).isEqualTo(1);
  }

  @Test
  void the_public_key_is_pem() {
    ok("keys", "create", "verbs/public", "--algorithm", "ED25519", "--custody", "RESIDENT");
    assertThat(ok("public-key", "verbs/public").text())
        .startsWith("-----BEGIN PUBLIC KEY-----\n")
        .endsWith("-----END PUBLIC KEY-----\n");
  }

  @Test
  void a_suspended_key_is_refused_with_1_until_it_is_resumed() {
    ok("keys", "create", "verbs/suspended");
    ok("keys", "suspend", "verbs/suspended", "--reason", "drill");
    var refused = run(CARD, "encrypt", "verbs/suspended", "--json");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("is suspended");
    assertThat(refused.text()).contains("\"error\":\"key-is-suspended\"");
    ok("keys", "resume", "verbs/suspended");
    ok(CARD, "encrypt", "verbs/suspended");
  }

  @Test
  void the_life_of_a_key_is_told_by_list_show_and_audit() {
    ok("keys", "create", "life/key", "--activate-later");
    ok("keys", "activate", "life/key", "--key-version", "1");
    ok("keys", "deactivate", "life/key");
    ok("keys", "compromise", "life/key", "--key-version", "1", "--reason", "drill");
    ok("keys", "destroy", "life/key", "--key-version", "1", "--after", "7d");
    ok("keys", "cancel-destruction", "life/key", "--key-version", "1");
    ok("keys", "destroy", "life/key", "--key-version", "1", "--after", "30d");
    assertThat(run(new byte[0], "keys", "destroy", "life/key", "--after", "6d").exitCode())
        .isEqualTo(1);

    assertThat(ok("keys", "list", "--prefix", "life/").text()).contains("life/key", "AES_256");
    assertThat(ok("keys", "show", "life/key").text()).contains("v1", "compromised");
    assertThat(ok("audit", "--key", "life/key", "--json").text())
        .contains("Create", "Activate", "Deactivate", "ReportCompromise", "ScheduleDestruction")
        .contains("CancelDestruction", "\"application\":\"keystream-cli\"");
    assertThat(run(new byte[0], "keys", "show", "life/none").exitCode()).isEqualTo(1);
  }

  @Test
  void a_key_is_created_once() {
    ok("keys", "create", "verbs/once");
    var again = run(new byte[0], "keys", "create", "verbs/once");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("Key 'verbs/once' exists");
  }

  @Test
  void hours_are_declared_and_alerts_are_listed() {
    assertThat(
            ok("hours", "svc-day", "--zone", "UTC", "--from", "08:00", "--until", "18:00").text())
        .isEqualTo("'svc-day' works 08:00 to 18:00, UTC.\n");
    assertThat(ok("alerts", "--json").text()).startsWith("[");
  }

  @Test
  void the_whole_log_passes_the_check() {
    ok("keys", "create", "verbs/checked");
    ok(CARD, "encrypt", "verbs/checked");
    assertThat(ok("check").text()).startsWith("0 findings in ");
  }

  private static Run ok(String... arguments) {
    return ok(new byte[0], arguments);
  }

  private static Run ok(byte[] in, String... arguments) {
    var run = run(in, arguments);
    assertThat(run.exitCode())
        .as("%s: %s%s", Arrays.toString(arguments), run.text(), run.err())
        .isZero();
    return run;
  }

  private static Run run(byte[] in, String... arguments) {
    var words = new ArrayList<>(Arrays.asList(arguments));
    words.addAll(List.of("--bootstrap", platform.bootstrapServers()));
    words.addAll(List.of("--projector", platform.projector().toString()));
    words.addAll(List.of("--timeout", "2m"));
    return Run.of(in, words.toArray(String[]::new));
  }
}
