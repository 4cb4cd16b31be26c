package io.keystream.cli;

import static io.keystream.cli.Secrets.path;
import static io.keystream.cli.Secrets.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.testkit.HttpsCaller;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets over HTTPS while the key that wraps them is rotated and suspended. */
@Tag("jvm")
class SecretsKeyTest {

  @AutoClose private static final HttpsCaller OPERATOR = OnePlatform.operator();

  @Test
  void what_an_earlier_version_of_the_key_wrapped_is_wrapped_again() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");

    OnePlatform.ok("keys", "rotate", "keystream/secrets");

    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("one");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          var wrapping = OPERATOR.get("keystream/secrets/wrapping").data();
          var active = wrapping.path("active_version").asText();
          assertThat(wrapping.path("values").fieldNames()).toIterable().containsExactly(active);
          assertThat(wrapping.path("values").path(active).asInt()).isPositive();
        });
    assertThat(isReadWithoutFirstVersion(path)).isTrue();
    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("one");
  }

  /** Whether the value is read while nothing may use the first version of the key. */
  private static boolean isReadWithoutFirstVersion(String path) {
    minimum(2);
    try {
      return OPERATOR.get("secret/data/" + path).status() == 200;
    } finally {
      minimum(1);
    }
  }

  private static void minimum(int version) {
    var body = "{\"min_decryption_version\": %d}".formatted(version);
    assertThat(OPERATOR.post("transit/keys/keystream/secrets/config", body).status())
        .isEqualTo(204);
  }

  @Test
  void while_the_key_is_suspended_no_secret_is_read_or_written() {
    var path = path();
    Secrets.write(OPERATOR, path, "one");

    OnePlatform.ok("keys", "suspend", "keystream/secrets", "--reason", "exercise");
    try {
      assertThat(OPERATOR.get("secret/data/" + path).status()).isEqualTo(503);
      assertThat(OPERATOR.post("secret/data/" + path, "{\"data\": {}}").status()).isEqualTo(503);
    } finally {
      OnePlatform.ok("keys", "resume", "keystream/secrets");
    }

    assertThat(value(OPERATOR.get("secret/data/" + path))).isEqualTo("one");
    assertThat(OPERATOR.get("secret/metadata/" + path).data().path("current_version").asInt())
        .isEqualTo(1);
  }
}
