package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "*", "+", "a/*", "a*", "+/+", "a/+/b*", "a b/c"})
  void a_pattern_is_a_path_with_wildcards(String text) {
    assertThat(new PathPattern(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'a path must have 1 to 512 characters, has 0'",
    "/, 'a path must have 1 to 512 characters, has 0'",
    "a/*/b, '''*'' stands only at the end of a path: ''a/*/b'''",
    "a**, '''*'' stands only at the end of a path: ''a**'''",
    "a/b+, '''+'' stands for a whole segment: ''a/b+'''",
    "a/+*, '''+'' stands for a whole segment: ''a/+*'''",
    "a/{{x}}/b, 'a path has no templates: ''a/{{x}}/b'''"
  })
  void what_would_never_match_what_was_meant_is_refused(String text, String why) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern(text)).withMessage(why);
  }

  @Test
  void a_pattern_has_five_hundred_and_twelve_characters_at_most() {
    assertThat(new PathPattern("a".repeat(512)).text()).hasSize(512);
    assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern("a".repeat(513)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "-a", "a b", "a\n", "ä"})
  void what_is_not_lower_case_is_no_name_of_a_policy(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PolicyName(name));
  }
}
