package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "a/./b",
        "a/..",
        "a\nb",
        "a\u202eb"
      })
  void a_path_has_one_spelling(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Access(path, Capability.READ));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a//", "../", "a/../"})
  void a_listed_path_too(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Access(path, Capability.LIST));
  }

  @Test
  void a_listed_path_ends_with_a_slash() {
    assertThat(new Access("a", Capability.LIST)).isEqualTo(new Access("a/", Capability.LIST));
  }

  @Test
  void a_path_has_a_thousand_and_twenty_four_characters_at_most() {
    assertThat(new Access("a".repeat(1024), Capability.READ).path()).hasSize(1024);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Access("a".repeat(1025), Capability.READ))
        .withMessage("a path must have 1 to 1,024 characters, has 1,025");
  }

  @Test
  void nobody_asks_for_deny() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Access("a", Capability.DENY));
  }
}
