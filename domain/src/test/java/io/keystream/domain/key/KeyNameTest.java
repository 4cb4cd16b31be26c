package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "payments/cards", "EU/west-1/db_main.2026", "a-/b."})
  void a_name_is_a_path_of_segments(String path) {
    assertThat(new KeyName(path)).hasToString(path);
  }

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
        "-a",
        "a/_b",
        "a b",
        "a\n",
        "a:b",
        "schlüssel",
        "a\u0000"
      })
  void what_is_not_a_path_is_no_name(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyName(path))
        .withMessage(
            "key name must be segments joined by '/', each a letter or digit followed by letters,"
                + " digits, '.', '_', '-': '"
                + path
                + "'");
  }

  @Test
  void a_name_has_two_hundred_characters_at_most() {
    assertThat(new KeyName("a".repeat(200)).path()).hasSize(KeyName.MAX_LENGTH);
  }

  @Test
  void a_longer_name_is_refused_without_repeating_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyName("a".repeat(201)))
        .withMessage("key name must have at most 200 characters, has 201");
  }

  @Test
  void names_sort_by_path() {
    assertThat(new KeyName("a/b")).isLessThan(new KeyName("a/c"));
  }
}
