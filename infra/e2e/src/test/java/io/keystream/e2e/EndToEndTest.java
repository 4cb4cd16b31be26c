package io.keystream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.Answer;
import io.keystream.client.Decrypted;
import io.keystream.client.Encrypted;
import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.KeyName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform from outside, on whichever Kafka the switch says. */
final class EndToEndTest {

  /** What is the same however many brokers there are is not tried twice. */
  private static final String ON_ONE_KAFKA = "jvm";

  private static final byte[] CARD = "4111 1111 1111 1111".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_CONTEXT = new byte[0];
  private static final String EVERY_DAY =
      "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY";

  @TempDir static Path directory;
  private static PlatformUnderTest platform;

  @BeforeAll
  static void the_platform_is_up() {
    platform = PlatformUnderTest.start(directory.resolve("data"));
  }

  @AfterAll
  static void the_platform_goes() {
    platform.close();
  }

  @Tag(ON_ONE_KAFKA)
  @Test
  void what_was_encrypted_before_a_rotation_opens_after_it() {
    create("e2e/rotated");
    var sealed = directory.resolve("card.sealed").toString();
    ok(CARD, "encrypt", "e2e/rotated", "--out", sealed);
    ok("keys", "rotate", "e2e/rotated");
    assertThat(ok("decrypt", "e2e/rotated", "--in", sealed).out())
        .isEqualTo(new String(CARD, StandardCharsets.UTF_8));
  }

  @Tag(ON_ONE_KAFKA)
  @Test
  void a_suspended_key_is_refused_until_it_is_resumed() {
    create("e2e/suspended");
    ok("keys", "suspend", "e2e/suspended", "--reason", "drill");
    var refused = platform.commandLine().run(CARD, "encrypt", "e2e/suspended");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("suspended");
    ok("keys", "resume", "e2e/suspended");
    ok(CARD, "encrypt", "e2e/suspended");
  }

  @Tag(ON_ONE_KAFKA)
  @Test
  void the_audit_view_names_who_did_what_with_which_application() {
    create("e2e/audited");
    ok(
        CARD,
        "encrypt",
        "e2e/audited",
        "--credential",
        platform.credential("svc-till").name().toString(),
        "--application",
        "till",
        "--user",
        "grace");
    assertThat(ok("audit", "--key", "e2e/audited", "--json").out())
        .contains("svc-till", "till", "grace", "Encrypt", "ALLOWED");
  }

  @Tag(ON_ONE_KAFKA)
  @Test
  void use_at_three_in_the_morning_raises_an_alert() {
    create("e2e/night");
    try (var script = platform.client("e2e-script", PlatformUnderTest.at("2026-11-24T03:00:00Z"))) {
      ok(
          "hours",
          "declare",
          "e2e-script",
          "--days",
          EVERY_DAY,
          "--zone",
          "UTC",
          "--from",
          "08:00",
          "--until",
          "18:00");
      given(script.encrypt(new KeyName("e2e/night"), CARD, NO_CONTEXT));
      Awaitility.await("the alert")
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              script.alerts(Instant.EPOCH, 100).stream()
                  .anyMatch(alert -> alert.caller().principal().name().equals("e2e-script")));
    }
  }

  @Tag(ON_ONE_KAFKA)
  @Test
  void a_platform_killed_under_load_loses_and_doubles_nothing() {
    create("e2e/killed");
    var key = new KeyName("e2e/killed");
    List<CompletableFuture<Answer<Encrypted>>> answers;
    try (var client = platform.client("e2e-load")) {
      answers = load(client, key, 400);
      answers.get(100).join();
      platform.kill();
      platform.up();
      answers.forEach(EndToEndTest::given);
    }
    try (var client = platform.client("e2e-load")) {
      for (var answer : answers) {
        assertThat(plaintext(client, key, given(answer))).isEqualTo(CARD);
      }
    }
    assertThat(ok("check").exitCode()).isZero();
  }

  /** With the broker in the JVM the platform's death above is the broker's too. */
  @Tag("containers")
  @Test
  void a_killed_broker_stops_nobody_and_no_start() {
    var kafka = ((KafkaUnderTest.InContainers) platform.kafka()).kafka();
    create("e2e/broker");
    var key = new KeyName("e2e/broker");
    try (var client = platform.client("e2e-broker")) {
      var answers = load(client, key, 400);
      answers.get(100).join();
      kafka.kill(1);
      answers.forEach(EndToEndTest::given);
      load(client, key, 50).forEach(EndToEndTest::given);
      platform.kill();
      platform.up();
      load(client, key, 50).forEach(EndToEndTest::given);
    }
    assertThat(ok("audit", "--key", "e2e/broker", "--json").out()).contains("e2e-broker");
    assertThat(ok("check").exitCode()).isZero();
  }

  private static List<CompletableFuture<Answer<Encrypted>>> load(
      KeystreamClient client, KeyName key, int count) {
    var answers = new ArrayList<CompletableFuture<Answer<Encrypted>>>();
    for (var i = 0; i < count; i++) {
      answers.add(client.encrypt(key, CARD, NO_CONTEXT));
    }
    return answers;
  }

  private static byte[] plaintext(KeystreamClient client, KeyName key, Encrypted encrypted) {
    Decrypted decrypted = given(client.decrypt(key, encrypted.ciphertext().toArray(), NO_CONTEXT));
    return decrypted.plaintext().reveal();
  }

  private static <T> T given(CompletableFuture<Answer<T>> answer) {
    return switch (answer.join()) {
      case Answer.Given<T>(var result) -> result;
      case Answer.Refused<T>(var code, var message, _) ->
          throw new AssertionError("refused: " + code + ": " + message);
      case Answer.Failed<T>(var code, var message, _) ->
          throw new AssertionError("failed: " + code + ": " + message);
    };
  }

  private static void create(String key) {
    ok("keys", "create", key);
  }

  private static CommandLine.Ended ok(String... words) {
    return ok(new byte[0], words);
  }

  private static CommandLine.Ended ok(byte[] in, String... words) {
    var ended = platform.commandLine().run(in, words);
    assertThat(ended.exitCode()).as("%s: %s%s", List.of(words), ended.out(), ended.err()).isZero();
    return ended;
  }
}
