package io.keystream.domain.policy;

import static io.keystream.domain.policy.Ask.under;
import static io.keystream.domain.policy.Capability.READ;
import static io.keystream.domain.policy.Capability.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.budget.BudgetLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our conditions, each both ways, and what they do to rules for the same pattern. */
final class ConditionsTest {

  private static final Ask READING = Ask.to(READ, "a");
  private static final String INSIDE = "networks = [\"10.0.0.0/8\"]";

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:00Z, allowed",
    "2026-03-02T18:00:00Z, condition-not-met",
    "2026-03-07T09:00:00Z, condition-not-met"
  })
  void a_rule_with_hours_grants_only_then(String at, String answer) {
    var policies = reading("hours = [\"Mon-Fri 08:00-18:00 Europe/Berlin\"]");
    assertThat(READING.at(at).of(policies)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3, allowed", "2001:db8::1, allowed", "192.0.2.1, condition-not-met"})
  void a_rule_with_networks_grants_only_there(String address, String answer) {
    var policies = reading("networks = [\"10.0.0.0/8\", \"2001:db8::/32\"]");
    assertThat(READING.from(address).of(policies)).isEqualTo(answer);
  }

  @Test
  void a_request_without_an_address_is_in_no_network() {
    assertThat(READING.of(reading("networks = [\"0.0.0.0/0\", \"::/0\"]")))
        .isEqualTo("condition-not-met");
  }

  @ParameterizedTest
  @CsvSource({
    "till, allowed",
    "shop-north, allowed",
    "tills, condition-not-met",
    "my-shop-, condition-not-met"
  })
  void a_rule_with_applications_grants_only_to_them(String application, String answer) {
    var policies = reading("applications = [\"till\", \"shop-*\"]");
    assertThat(READING.by(application).of(policies)).isEqualTo(answer);
  }

  @Test
  void a_required_context_must_be_complete_and_right() {
    var policies =
        reading("required_context = { purpose = [\"billing\", \"tax-*\"], region = [] }");
    assertThat(READING.in("purpose", "billing").in("region", "eu").of(policies))
        .isEqualTo("allowed");
    assertThat(READING.in("purpose", "tax-2026").in("region", "").in("other", "x").of(policies))
        .isEqualTo("allowed");
    assertThat(READING.in("purpose", "billing").of(policies)).isEqualTo("condition-not-met");
    assertThat(READING.in("purpose", "fun").in("region", "eu").of(policies))
        .isEqualTo("condition-not-met");
    assertThat(READING.of(policies)).isEqualTo("condition-not-met");
  }

  @Test
  void every_condition_of_a_rule_must_hold() {
    var policies = reading(INSIDE + "\napplications = [\"till\"]");
    assertThat(READING.from("10.0.0.1").of(policies)).isEqualTo("allowed");
    assertThat(READING.from("10.0.0.1").by("x").of(policies)).isEqualTo("condition-not-met");
    assertThat(READING.from("192.0.2.1").of(policies)).isEqualTo("condition-not-met");
  }

  @Test
  void a_denial_names_the_condition_with_value_and_limit() {
    var policies = reading("hours = [\"Mon-Fri 08:00-18:00 Europe/Berlin\"]");
    var denied =
        (AccessDecision.Denied) policies.decide(READING.at("2026-03-07T09:00:00Z").request());
    assertThat(denied.reason().message())
        .isEqualTo(
            "Policy 'p1' grants read of 'a' with 'a' only where hours is Mon-Fri 08:00-18:00"
                + " Europe/Berlin; the request has Sat 10:00 Europe/Berlin.");
  }

  @Test
  void a_denial_tells_names_of_the_context_and_no_value() {
    var policies =
        reading("required_context = { purpose = [\"billing\"], region = [], shop = [\"1\"] }");
    var asked = READING.in("purpose", "billing").in("shop", "a secret of the caller");
    var denied = (AccessDecision.Denied) policies.decide(asked.request());
    assertThat(denied.reason().message())
        .endsWith("the request has purpose, no region, another shop.");
  }

  @Test
  void a_condition_guards_only_the_capabilities_of_its_own_rule() {
    var policies =
        under(
            "path \"a\" { capabilities = [\"read\"] }",
            "path \"a\" { capabilities = [\"update\"] applications = [\"other\"] }");
    assertThat(READING.of(policies)).isEqualTo("allowed");
    assertThat(Ask.to(UPDATE, "a").of(policies)).isEqualTo("condition-not-met");
    assertThat(Ask.to(UPDATE, "a").by("other").of(policies)).isEqualTo("allowed");
  }

  @Test
  void one_policy_may_grant_under_either_of_two_conditions() {
    var policies =
        under(
            """
            path "a" { capabilities = ["read"] applications = ["other"] }
            path "a" { capabilities = ["read"] networks = ["10.0.0.0/8"] }
            """);
    assertThat(READING.of(policies)).isEqualTo("condition-not-met");
    assertThat(READING.by("other").of(policies)).isEqualTo("allowed");
    assertThat(READING.from("10.0.0.1").of(policies)).isEqualTo("allowed");
  }

  @Test
  void a_pattern_whose_conditions_fail_still_hides_the_lower_ones() {
    var policies =
        under(
            "path \"*\" { capabilities = [\"read\"] }",
            "path \"a\" { capabilities = [\"read\"] applications = [\"other\"] }");
    assertThat(READING.of(policies)).isEqualTo("condition-not-met");
  }

  @Test
  void a_conditional_deny_denies_where_its_condition_holds() {
    var policies = allowingAllButDenyingIf("applications = [\"till\"]");
    assertThat(READING.of(policies)).isEqualTo("forbidden-by-policy");
    assertThat(READING.by("other").of(policies)).isEqualTo("allowed");
  }

  @Test
  void a_conditional_deny_that_cannot_be_judged_denies() {
    var policies = allowingAllButDenyingIf(INSIDE);
    assertThat(READING.of(policies)).isEqualTo("forbidden-unless-shown");
    assertThat(READING.from("10.0.0.1").of(policies)).isEqualTo("forbidden-by-policy");
    assertThat(READING.from("192.0.2.1").of(policies)).isEqualTo("allowed");
  }

  @Test
  void a_conditional_deny_is_out_as_soon_as_one_condition_surely_fails() {
    var policies = allowingAllButDenyingIf(INSIDE + "\napplications = [\"other\"]");
    assertThat(READING.of(policies)).isEqualTo("allowed");
  }

  @Test
  void parameters_of_a_rule_that_cannot_be_judged_restrict_and_never_widen() {
    var asking = Ask.to(UPDATE, "a");
    var policies =
        under(
            "path \"a\" { capabilities = [\"update\"] allowed_parameters = { x = [], y = [] } }",
            "path \"a\" { capabilities = [\"update\"] allowed_parameters = { z = [] }"
                + " denied_parameters = { y = [] } networks = [\"10.0.0.0/8\"] }");
    assertThat(asking.with("x", "1").of(policies)).isEqualTo("allowed");
    assertThat(asking.with("y", "1").of(policies)).isEqualTo("parameter-denied");
    assertThat(asking.with("z", "1").of(policies)).isEqualTo("parameter-not-allowed");
    assertThat(asking.with("z", "1").from("10.0.0.1").of(policies)).isEqualTo("allowed");
    assertThat(asking.with("y", "1").from("192.0.2.1").of(policies)).isEqualTo("allowed");
  }

  @Test
  void the_largest_budget_of_the_rules_that_grant_is_told() {
    var policies =
        under(
            "path \"a\" { capabilities = [\"read\"] max_distinct_keys = \"5/1h\" }",
            "path \"a\" { capabilities = [\"read\"] max_distinct_keys = \"200/1h\" }",
            "path \"a\" { capabilities = [\"read\"] }",
            "path \"a\" { capabilities = [\"update\"] max_distinct_keys = \"300/1h\" }",
            "path \"a\" { capabilities = [\"read\"] max_distinct_keys = \"400/1h\" "
                + INSIDE
                + " }");
    assertThat(budget(policies, READING)).isEqualTo(BudgetLimits.parse("200/1h"));
    assertThat(budget(policies, READING.from("10.0.0.1"))).isEqualTo(BudgetLimits.parse("400/1h"));
  }

  @Test
  void without_a_word_on_it_the_callers_own_budget_stays() {
    assertThat(budget(reading(""), READING)).isNull();
  }

  private static @Nullable BudgetLimits budget(CompiledPolicies policies, Ask ask) {
    return ((AccessDecision.Allowed) policies.decide(ask.request())).maxDistinctKeys();
  }

  private static CompiledPolicies reading(String conditions) {
    return under("path \"a\" { capabilities = [\"read\"]\n" + conditions + "\n}");
  }

  private static CompiledPolicies allowingAllButDenyingIf(String conditions) {
    return under(
        "path \"a\" { capabilities = [\"read\"] }",
        "path \"a\" { capabilities = [\"deny\"]\n" + conditions + "\n}");
  }
}
