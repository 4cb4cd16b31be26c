package io.keystream.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BudgetLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "1/1s, 1, 1, 1/1s",
    "200/1h, 200, 3600, 200/1h",
    "50/600s, 50, 600, 50/10m",
    "50/60m, 50, 3600, 50/1h",
    "100000/24h, 100000, 86400, 100000/24h",
    "5/90s, 5, 90, 5/90s"
  })
  void limits_are_keys_and_a_window(String text, int keys, long seconds, String printed) {
    var limits = BudgetLimits.parse(text);
    assertThat(limits).isEqualTo(new BudgetLimits(keys, Duration.ofSeconds(seconds)));
    assertThat(limits).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "200",
        "200/",
        "/1h",
        "200/1d",
        "200/1",
        "200/h",
        "-1/1h",
        "0/1h",
        "100001/1h",
        "5/0s",
        "5/25h",
        "5/86401s",
        "5 / 1h",
        "5/1h ",
        "9999999/1h",
        "5/999999s",
        "٥/1h"
      })
  void what_is_not_limits_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetLimits.parse(text));
  }

  @Test
  void a_window_is_of_whole_seconds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BudgetLimits(5, Duration.ofMillis(1500)))
        .withMessage("a budget's window is 1s to 24h, in whole seconds: PT1.5S");
  }

  @ParameterizedTest
  @CsvSource({"200/1h, 50/1s", "51/24h, 50/1s", "50/10m, 50/1h"})
  void of_two_the_one_with_more_keys_is_larger_then_the_one_with_less_time(
      String larger, String smaller) {
    assertThat(BudgetLimits.parse(larger)).isGreaterThan(BudgetLimits.parse(smaller));
  }

  @ParameterizedTest
  @CsvSource({"APPLICATION, 50/10m", "OPERATOR, 200/10m"})
  void callers_have_the_budget_of_their_class(PrincipalClass caller, String limits) {
    assertThat(caller.budget()).isEqualTo(new Budget.AtMost(BudgetLimits.parse(limits)));
  }

  @Test
  void parts_of_the_platform_have_no_limit() {
    assertThat(PrincipalClass.SERVICE.budget()).isEqualTo(new Budget.Unlimited());
  }
}
