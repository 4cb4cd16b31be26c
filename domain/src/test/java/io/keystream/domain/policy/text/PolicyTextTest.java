package io.keystream.domain.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.policy.Condition;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.ParameterRules;
import io.keystream.domain.policy.ParameterValues;
import io.keystream.domain.policy.PathPattern;
import io.keystream.domain.policy.PathRule;
import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.ValuePattern;
import io.keystream.domain.policy.WeeklyHours;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyTextTest {

  static final PolicyName NAME = new PolicyName("tills");

  static final String HCL =
      """
      # tills encrypt
      path "transit/encrypt/payments/*" {
        capabilities = ["update", "read",]   // a comma may stand at the end
        allowed_parameters = {
          "bits" = [128, "256"]
          "*"    = []
        }
        denied_parameters { exportable = [true] }
        required_parameters = ["Bits"]
        hours = ["Mon-Fri 08:00-18:00 Europe/Berlin"]
        networks = [
          "10.0.0.0/8", /* the shops
          and */ "2001:db8::/32"
        ]
        applications = ["till", "shop-*"]
        required_context = { purpose = ["billing"], region = [] }
        max_distinct_keys = "200/1h"
      }

      path "a/+" { capabilities = ["deny"] }
      """;

  static final String JSON =
      """
      {
        "path": {
          "transit/encrypt/payments/*": {
            "capabilities": ["update", "read"],
            "allowed_parameters": {"bits": [128, "256"], "*": []},
            "denied_parameters": {"exportable": [true]},
            "required_parameters": ["Bits"],
            "hours": ["Mon-Fri 08:00-18:00 Europe\\/Berlin"],
            "networks": ["10.0.0.0/8", "2001:db8::/32"],
            "applications": ["till", "shop-*"],
            "required_context": {"purpose": ["billing"], "region": []},
            "max_distinct_keys": "200/1h"
          },
          "a/\\u002b": {"capabilities": ["deny"]}
        }
      }
      """;

  private static final Policy MEANT =
      new Policy(
          NAME,
          List.of(
              new PathRule(
                  new PathPattern("transit/encrypt/payments/*"),
                  Set.of(Capability.UPDATE, Capability.READ),
                  new ParameterRules(
                      new ParameterValues(Map.of("bits", values("128", "256"), "*", List.of())),
                      new ParameterValues(Map.of("exportable", values("true"))),
                      Set.of("bits")),
                  List.of(
                      new Condition.Hours(
                          List.of(WeeklyHours.parse("Mon-Fri 08:00-18:00 Europe/Berlin"))),
                      new Condition.Networks(
                          List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32"))),
                      new Condition.Applications(values("till", "shop-*")),
                      new Condition.RequiredContext(
                          Map.of("purpose", values("billing"), "region", List.of()))),
                  BudgetLimits.parse("200/1h")),
              new PathRule(
                  new PathPattern("a/+"),
                  Set.of(Capability.DENY),
                  ParameterRules.NONE,
                  List.of(),
                  null)));

  @Test
  void hcl_says_what_it_means() {
    assertThat(PolicyText.parse(NAME, HCL)).isEqualTo(MEANT);
  }

  @Test
  void json_says_the_same() {
    assertThat(PolicyText.parse(NAME, JSON)).isEqualTo(MEANT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \r\n\t",
        "# nothing",
        "// nothing",
        "/* nothing */",
        "{}",
        " { } ",
        "{\"path\": {}}",
        "{\"path\": []}"
      })
  void a_policy_may_say_nothing(String text) {
    assertThat(PolicyText.parse(NAME, text).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path \"a\" { capabilities = [\"read\"] } path \"a\" { capabilities = [\"update\"] }",
        "\"path\" \"a\" { capabilities = [\"read\"] }, path \"a\" { \"capabilities\" = [\"update\"] }",
        "path = { a { capabilities = [\"read\"] } a { capabilities = [\"update\"] } }",
        "{\"path\": [{\"a\": {\"capabilities\": [\"read\"]}}, {\"a\": {\"capabilities\":"
            + " [\"update\"]}}]}",
        "{\"path\": {\"a\": [{\"capabilities\": [\"read\"]}, {\"capabilities\": [\"update\"]}]}}",
        "{\"path\": {\"a\": {\"capabilities\": [\"read\"]}}, \"path\": {\"a\": {\"capabilities\":"
            + " [\"update\"]}}}"
      })
  void a_path_may_come_again_each_with_its_own_rules(String text) {
    assertThat(PolicyText.parse(NAME, text).rules())
        .extracting(PathRule::capabilities)
        .containsExactly(Set.of(Capability.READ), Set.of(Capability.UPDATE));
  }

  private static List<ValuePattern> values(String... texts) {
    return Stream.of(texts).map(ValuePattern::new).toList();
  }
}
