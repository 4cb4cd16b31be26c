package io.keystream.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "shop/db/password", "team a/x@y.org", "a.b/..c", "urn:x=1,2", "~(it's)!"})
  void a_path_is_segments_of_what_shows_in_print(String path) {
    assertThat(new SecretPath(path).toString()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a/", "a//b", ".", "a/..", "../a", " a", "a /b", "a*", "a%2Fb", "ä", "a\nb",
        "a\\b", "a?b", "a#b"
      })
  void a_path_that_could_be_read_as_another_is_refused(String path) {
    assertThatThrownBy(() -> new SecretPath(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secret path must");
  }

  @Test
  void a_path_has_at_most_512_characters() {
    assertThat(new SecretPath("a".repeat(512)).path()).hasSize(512);
    assertThatThrownBy(() -> new SecretPath("a".repeat(513)))
        .hasMessage("secret path must have 1 to 512 characters, has 513");
  }

  /** A command that could not be decided would stop all that come behind it. */
  @Test
  void a_command_has_no_setting_that_a_secret_cannot_have() {
    assertThatThrownBy(() -> new SettingsChange(10_001, null, null))
        .hasMessage("max_versions must be 0 to 10000: 10001");
    assertThatThrownBy(() -> new SettingsChange(-1, null, null))
        .hasMessage("max_versions must be 0 to 10000: -1");
    assertThatThrownBy(() -> new SettingsChange(null, null, Duration.ofMillis(1500)))
        .hasMessageStartingWith("delete_version_after must be whole seconds");
    assertThatThrownBy(() -> new SettingsChange(null, null, Duration.ofDays(36_501)))
        .hasMessageStartingWith("delete_version_after must be whole seconds");

    var onlyOfTheStore = new SettingsChange(null, null, Duration.ofSeconds(-1));
    var path = new SecretPath("a");
    assertThatThrownBy(() -> new SecretCommand.PutMetadata(path, onlyOfTheStore, null))
        .hasMessageStartingWith("delete_version_after must be whole seconds, 0 to");
    assertThatThrownBy(
            () -> new SecretCommand.PatchMetadata(path, onlyOfTheStore, MetadataPatch.NOTHING))
        .hasMessageStartingWith("delete_version_after must be whole seconds, 0 to");
  }

  @Test
  void custom_metadata_has_vaults_limits() {
    var most = new TreeMap<String, String>();
    for (int i = 0; i < 64; i++) {
      most.put("key" + i, "value");
    }
    most.put("key0", "é".repeat(256));
    assertThat(new CustomMetadata(most).pairs()).hasSize(64);
    most.put("one more", "value");
    broken("custom_metadata must have at most 64 pairs, has 65", most);
    broken(
        "key of custom_metadata must have 1 to 128 bytes, has 130",
        Map.of("é".repeat(65), "value"));
    broken("key of custom_metadata must have 1 to 128 bytes, has 0", Map.of("", "value"));
    broken(
        "value of custom_metadata must have 1 to 512 bytes, has 513",
        Map.of("key", "v".repeat(513)));
    broken("value of custom_metadata must be printable", Map.of("key", "a\u0000b"));
  }

  @Test
  void settings_outside_their_limits_name_the_field() {
    assertThatThrownBy(() -> new SecretSettings(-1, CasRule.OPTIONAL, Duration.ZERO))
        .hasMessage("max_versions must be 0 to 10000: -1");
    assertThatThrownBy(() -> new SecretSettings(1, CasRule.OPTIONAL, Duration.ofMillis(1500)))
        .hasMessageContaining("delete_version_after must be whole seconds");
    assertThatThrownBy(() -> new SecretSettings(1, CasRule.OPTIONAL, Duration.ofSeconds(-1)))
        .hasMessageContaining("delete_version_after");
    assertThatThrownBy(() -> new StoreConfiguration(10_001, CasRule.OPTIONAL, Duration.ZERO))
        .hasMessageContaining("max_versions");
  }

  @Test
  void a_value_is_named_by_the_hash_of_its_ciphertext() {
    assertThatThrownBy(() -> new ValueReference(new UUID(0, 1), "A".repeat(64)))
        .hasMessageContaining("sha256");
    assertThatThrownBy(() -> new ValueReference(new UUID(0, 1), "a".repeat(63)))
        .hasMessageContaining("sha256");
  }

  @Test
  void somebody_who_means_no_version_is_told_so() {
    assertThatThrownBy(() -> new SecretCommand.Destroy(new SecretPath("a"), new TreeSet<>()))
        .hasMessage("versions must be at least one");
  }

  private static void broken(String message, Map<String, String> pairs) {
    assertThatThrownBy(() -> new CustomMetadata(new TreeMap<>(pairs))).hasMessage(message);
  }
}
