package io.keystream.domain.policy;

import static io.keystream.domain.policy.Ask.under;
import static io.keystream.domain.policy.Capability.CREATE;
import static io.keystream.domain.policy.Capability.DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules say about parameters, as Vault documents it. */
final class ParametersTest {

  private static final Ask CREATING = Ask.to(CREATE, "secret/foo");

  @Test
  void a_required_parameter_must_be_there() {
    var policies = creating("required_parameters = [\"bar\", \"Baz\"]");
    assertThat(CREATING.with("bar", "x").of(policies)).isEqualTo("parameter-required");
    assertThat(CREATING.with("bar", "x").with("baz").of(policies)).isEqualTo("allowed");
  }

  @ParameterizedTest
  @CsvSource({"bar, zip, allowed", "bar, zop, parameter-not-allowed", "other, x, allowed"})
  void a_star_allows_the_parameters_that_are_not_named(String name, String value, String answer) {
    var policies = creating("allowed_parameters = { bar = [\"zip\", \"zap\"], \"*\" = [] }");
    assertThat(CREATING.with(name, value).of(policies)).isEqualTo(answer);
  }

  @Test
  void an_empty_set_of_allowed_parameters_restricts_nothing() {
    assertThat(CREATING.with("bar", "x").of(creating("allowed_parameters = {}")))
        .isEqualTo("allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "foo-*, foo-1, true",
    "foo-*, foo-, true",
    "foo-*, afoo-, false",
    "*-foo, 1-foo, true",
    "*-foo, -fooo, false",
    "*foo*, afoob, true",
    "*foo*, fo, false",
    "*, anything, true",
    "f*o, f*o, true",
    "f*o, foo, false"
  })
  void a_star_at_either_end_of_a_value_is_any_end(String pattern, String value, boolean fits) {
    var allowing = creating("allowed_parameters = { bar = [\"%s\"] }".formatted(pattern));
    assertThat(CREATING.with("bar", value).of(allowing))
        .isEqualTo(fits ? "allowed" : "parameter-not-allowed");
    var denying = creating("denied_parameters = { bar = [\"%s\"] }".formatted(pattern));
    assertThat(CREATING.with("bar", value).of(denying))
        .isEqualTo(fits ? "parameter-denied" : "allowed");
  }

  @ParameterizedTest
  @CsvSource({"bar, x, parameter-denied", "zip, zap, parameter-denied", "zip, zop, allowed"})
  void a_denied_parameter_is_denied_with_each_value_or_with_all(
      String name, String value, String answer) {
    var policies = creating("denied_parameters = { bar = [], zip = [\"zap\"] }");
    assertThat(CREATING.with(name, value).of(policies)).isEqualTo(answer);
  }

  @Test
  void a_denied_star_denies_every_parameter() {
    var policies = creating("denied_parameters = { \"*\" = [] }");
    assertThat(CREATING.with("bar", "x").of(policies)).isEqualTo("parameter-denied");
    assertThat(CREATING.of(policies)).isEqualTo("allowed");
  }

  @Test
  void denied_goes_before_allowed() {
    var policies =
        creating("allowed_parameters = { bar = [] }\ndenied_parameters = { bar = [\"zip\"] }");
    assertThat(CREATING.with("bar", "zip").of(policies)).isEqualTo("parameter-denied");
    assertThat(CREATING.with("bar", "zap").of(policies)).isEqualTo("allowed");
  }

  @Test
  void of_a_list_every_value_must_be_allowed_and_none_denied() {
    var allowing = creating("allowed_parameters = { bar = [\"zip\", \"zap\"] }");
    assertThat(CREATING.with("bar", "zip", "zap").of(allowing)).isEqualTo("allowed");
    assertThat(CREATING.with("bar", "zip", "zop").of(allowing)).isEqualTo("parameter-not-allowed");
    var denying = creating("denied_parameters = { bar = [\"zip\"] }");
    assertThat(CREATING.with("bar", "zap", "zip").of(denying)).isEqualTo("parameter-denied");
  }

  @Test
  void truth_values_and_numbers_are_compared_as_text() {
    var policies = creating("denied_parameters = { bar = [false, 256] }");
    assertThat(CREATING.with("bar", "false").of(policies)).isEqualTo("parameter-denied");
    assertThat(CREATING.with("bar", "256").of(policies)).isEqualTo("parameter-denied");
    assertThat(CREATING.with("bar", "true").of(policies)).isEqualTo("allowed");
  }

  @Test
  void names_that_differ_in_case_do_not_slip_by() {
    var policies = creating("denied_parameters = { Bar = [\"zip\"] }");
    assertThat(CREATING.with("bar", "zap").with("BAR", "zip").of(policies))
        .isEqualTo("parameter-denied");
  }

  @Test
  void what_deletes_or_lists_has_no_parameters() {
    var policies =
        under("path \"secret/foo\" { capabilities = [\"delete\"] required_parameters = [\"x\"] }");
    assertThat(Ask.to(DELETE, "secret/foo").of(policies)).isEqualTo("allowed");
  }

  @Test
  void rules_of_several_policies_for_one_pattern_are_united() {
    var policies =
        under(
            "path \"secret/foo\" { capabilities = [\"create\"] allowed_parameters = {a = [\"1\"]}}",
            "path \"secret/foo\" { capabilities = [\"create\"] allowed_parameters = {b = []} }",
            "path \"secret/foo\" { capabilities = [\"read\"] denied_parameters = {b = [\"2\"]} }");
    assertThat(CREATING.with("a", "1").with("b", "1").of(policies)).isEqualTo("allowed");
    assertThat(CREATING.with("a", "2").of(policies)).isEqualTo("parameter-not-allowed");
    assertThat(CREATING.with("b", "2").of(policies)).isEqualTo("parameter-denied");
  }

  private static CompiledPolicies creating(String rules) {
    return under("path \"secret/foo\" { capabilities = [\"create\"]\n" + rules + "\n}");
  }
}
