package io.keystream.domain.policy;

import static io.keystream.domain.policy.Ask.under;
import static io.keystream.domain.policy.Capability.CREATE;
import static io.keystream.domain.policy.Capability.DELETE;
import static io.keystream.domain.policy.Capability.LIST;
import static io.keystream.domain.policy.Capability.READ;
import static io.keystream.domain.policy.Capability.SUDO;
import static io.keystream.domain.policy.Capability.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Vault's documentation of policies says by example. */
final class VaultExamplesTest {

  private static final CompiledPolicies BROAD_WITH_EXCEPTIONS =
      under(
          """
          path "secret/*" {
            capabilities = ["create", "read", "update", "patch", "delete", "list"]
          }
          path "secret/super-secret" {
            capabilities = ["deny"]
          }
          path "secret/restricted" {
            capabilities = ["create"]
            allowed_parameters = {
              "foo" = []
              "bar" = ["zip", "zap"]
            }
          }
          """);

  @Test
  void an_empty_policy_grants_nothing() {
    assertThat(Ask.to(READ, "secret/foo").of(under(""))).isEqualTo("no-policy-matches");
  }

  @Test
  void a_denied_path_is_denied_inside_a_broad_grant() {
    assertThat(Ask.to(READ, "secret/super-secret").of(BROAD_WITH_EXCEPTIONS))
        .isEqualTo("forbidden-by-policy");
    assertThat(Ask.to(READ, "secret/other").of(BROAD_WITH_EXCEPTIONS)).isEqualTo("allowed");
  }

  @Test
  void a_longer_pattern_takes_capabilities_away() {
    assertThat(Ask.to(READ, "secret/restricted").of(BROAD_WITH_EXCEPTIONS))
        .isEqualTo("capability-not-granted");
  }

  @ParameterizedTest
  @CsvSource({
    "foo, anything, allowed",
    "bar, zip, allowed",
    "bar, zop, parameter-not-allowed",
    "baz, zip, parameter-not-allowed",
    "FOO, anything, allowed"
  })
  void only_listed_parameters_are_allowed(String name, String value, String answer) {
    assertThat(Ask.to(CREATE, "secret/restricted").with(name, value).of(BROAD_WITH_EXCEPTIONS))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "secret/foo, secret/foo, true",
    "secret/foo, secret/food, false",
    "secret/foo, secret/foo/bar, false",
    "secret/bar/*, secret/bar/zip, true",
    "secret/bar/*, secret/bar/zip/zap, true",
    "secret/bar/*, secret/bars/zip, false",
    "secret/bar/*, secret/bar, false",
    "secret/zip-*, secret/zip-zap, true",
    "secret/zip-*, secret/zip-zap/zong, true",
    "secret/zip-*, secret/zip/zap, false",
    "secret/foo*, secret/foobar, true",
    "secret/+/teamb, secret/foo/teamb, true",
    "secret/+/teamb, secret/foo/bar/teamb, false",
    "secret/+/+/teamb, secret/foo/bar/teamb, true",
    "secret/+/+/teamb, secret/bar/foo/teamb, true",
    "secret/+, secret/foo, true",
    "secret/+, secret/foo/bar, false",
    "+/foo, secret/foo, true",
    "secret/+/fo*, secret/bar/foo/baz, true",
    "*, secret/foo, true",
    "/secret/foo, secret/foo, true"
  })
  void a_pattern_matches_as_documented(String pattern, String path, boolean matches) {
    var policies = under("path \"%s\" { capabilities = [\"read\"] }".formatted(pattern));
    assertThat(Ask.to(READ, path).of(policies))
        .isEqualTo(matches ? "allowed" : "no-policy-matches");
  }

  @ParameterizedTest
  @CsvSource({
    // 1: the first wildcard or glob stands earlier
    "secret/*, secret/foo/*, secret/foo/bar",
    "secret/+/bar, secret/foo/*, secret/foo/bar",
    "secret/foo*, secret/foobar, secret/foobar",
    // 2: it ends in *
    "secret/*, secret/+, secret/foo",
    "secret/+/ba*, secret/+/bar, secret/foo/bar",
    // 3: it has more + segments
    "secret/+/+/foo/*, secret/*, secret/a/b/foo/c",
    "secret/+/+, secret/+/bar, secret/foo/bar",
    // 4: it is shorter
    "secret/+/b*, secret/+/ba*, secret/foo/bar",
    // 5: it is first in the alphabet
    "secret/+/+/c, secret/+/b/+, secret/a/b/c"
  })
  void the_lower_pattern_is_out_of_it(String lower, String higher, String path) {
    var policies =
        under(
            "path \"%s\" { capabilities = [\"read\"] }".formatted(higher),
            "path \"%s\" { capabilities = [\"read\", \"update\"] }".formatted(lower));
    assertThat(Ask.to(READ, path).of(policies)).isEqualTo("allowed");
    assertThat(Ask.to(UPDATE, path).of(policies)).isEqualTo("capability-not-granted");
  }

  @Test
  void the_same_pattern_in_several_policies_unites_capabilities() {
    var policies =
        under(
            "path \"secret/foo\" { capabilities = [\"read\"] }",
            "path \"secret/foo\" { capabilities = [\"update\"] }");
    assertThat(Ask.to(READ, "secret/foo").of(policies)).isEqualTo("allowed");
    assertThat(Ask.to(UPDATE, "secret/foo").of(policies)).isEqualTo("allowed");
    assertThat(Ask.to(DELETE, "secret/foo").of(policies)).isEqualTo("capability-not-granted");
  }

  @Test
  void a_denied_path_wins_over_any_allowance() {
    var policies =
        under(
            "path \"secret/foo\" { capabilities = [\"read\", \"sudo\"] }",
            "path \"secret/foo\" { capabilities = [\"deny\", \"read\"] }");
    assertThat(Ask.to(READ, "secret/foo").of(policies)).isEqualTo("forbidden-by-policy");
    assertThat(Ask.to(SUDO, "secret/foo").of(policies)).isEqualTo("forbidden-by-policy");
  }

  @ParameterizedTest
  @CsvSource({
    "secret/foo/, true",
    "secret/foo, true",
    "secret/+, true",
    "secret/fo*, true",
    "secret/foo/*, true",
    "secret/bar, false"
  })
  void a_path_is_listed_with_and_without_the_slash_at_its_end(String pattern, boolean matches) {
    var policies = under("path \"%s\" { capabilities = [\"list\"] }".formatted(pattern));
    assertThat(Ask.to(LIST, "secret/foo").of(policies))
        .isEqualTo(matches ? "allowed" : "no-policy-matches");
  }
}
