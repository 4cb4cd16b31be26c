package io.keystream.domain.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "spiffe://bank.example/payments",
        "CN=Order Service, O=Bank, C=DE",
        "Zoë Šimková",
        "山田太郎",
        "alice@example.com",
        "\uD83D\uDD11"
      })
  void a_name_is_what_a_person_can_read(String name) {
    assertThat(new Principal(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource
  void what_hides_in_print_is_no_name(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(name))
        .withMessage("principal must " + message);
  }

  static Stream<Arguments> what_hides_in_print_is_no_name() {
    return Stream.of(
        Arguments.of("", "have 1 to 128 characters, has 0"),
        Arguments.of("x".repeat(129), "have 1 to 128 characters, has 129"),
        Arguments.of(" ", "not begin or end with a space"),
        Arguments.of("bob ", "not begin or end with a space"),
        Arguments.of("\tbob", "not begin or end with a space"),
        Arguments.of("bob\nadmin", "be printable, has U+000A"),
        Arguments.of("bob\u007f", "be printable, has U+007F"),
        Arguments.of("bob\u009badmin", "be printable, has U+009B"),
        Arguments.of("bob\u200badmin", "be printable, has U+200B"),
        Arguments.of("bob\u202enimda", "be printable, has U+202E"),
        Arguments.of("bob\u2028admin", "be printable, has U+2028"),
        Arguments.of("bob\ud83d", "be printable, has U+D83D"));
  }

  @Test
  void a_name_has_a_hundred_and_twenty_eight_characters_at_most() {
    assertThat(new Principal("x".repeat(128)).name()).hasSize(128);
  }

  @Test
  void an_application_has_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Application(""))
        .withMessage("application must have 1 to 128 characters, has 0");
  }

  @Test
  void a_verified_user_has_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new User.Verified(""))
        .withMessage("user must have 1 to 128 characters, has 0");
  }

  @Test
  void an_asserted_user_has_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new User.Asserted(""))
        .withMessage("user must have 1 to 128 characters, has 0");
  }

  @Test
  void an_asserted_user_is_not_a_verified_one() {
    User asserted = new User.Asserted("alice");
    assertThat(asserted).isNotEqualTo(new User.Verified("alice"));
  }
}
