package io.keystream.domain.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keystream.domain.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: a policy comes out, or the one exception, and soon. */
final class PolicyTextFuzzTest {

  private static final int TEXTS = 60;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\",
          "\\u",
          "\\u0000",
          "\ud83d",
          "\n",
          "=",
          ",",
          ":",
          "#",
          "//",
          "/*",
          "*/",
          "path",
          "path \"a\" {",
          "capabilities",
          "deny",
          "approvals",
          "*",
          "+",
          "{{",
          "00:00",
          "24:00",
          "/0",
          "::",
          "e999",
          "-",
          "null",
          "\u0000",
          "\ufeff",
          "\u202e",
          "99999999999999999999",
          "1/1s",
          "100000/86400s");

  @Test
  void a_mutated_policy_is_read_or_refused() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      for (int i = 0; i < TEXTS; i++) {
        var text = random.nextBoolean() ? PolicyTextTest.HCL : PolicyTextTest.JSON;
        do {
          text = mutated(text, random);
        } while (random.nextInt(4) > 0);
        readOrRefused(text);
      }
    });
  }

  @Test
  void random_pieces_are_read_or_refused() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      for (int i = 0; i < TEXTS; i++) {
        var text = new StringBuilder(random.nextBoolean() ? "{" : "");
        for (int length = random.nextInt(40); length > 0; length--) {
          text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        readOrRefused(text.toString());
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "\"",
        "\"a\"",
        "a",
        "a{",
        "a=[",
        "{\"a\":",
        "{\"a\":[",
        "/*",
        "/**/",
        "#\n",
        "\\",
        "path\"a\"",
        "path{",
        "\n",
        "a=\"\\u0041",
        ","
      })
  void the_same_over_and_over_is_soon_refused_or_read(String piece) {
    var text = piece.repeat(PolicyText.MAX_BYTES / piece.length());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrRefused(text));
  }

  @Test
  void many_wrong_places_cost_no_more_than_one() {
    var text = "\n".repeat(PolicyText.MAX_BYTES - 1) + "=";
    assertThatExceptionOfType(PolicyTextException.class)
        .isThrownBy(() -> PolicyText.parse(PolicyTextTest.NAME, text))
        .withMessageStartingWith("line 65536, column 1: ");
  }

  private static void readOrRefused(String text) {
    try {
      assertThat(PolicyText.parse(PolicyTextTest.NAME, text).name()).isNotNull();
    } catch (PolicyTextException refused) {
      assertThat(refused.getMessage()).startsWith("line ").hasSizeLessThan(600);
      assertThat(refused.line()).isPositive();
      assertThat(refused.column()).isPositive();
    }
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(8));
    var piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + piece + text.substring(at);
      case 2 -> text.substring(0, at) + piece + text.substring(end);
      default -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
    };
  }
}
