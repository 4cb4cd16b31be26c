package io.keystream.domain.policy;

import static io.keystream.domain.policy.Ask.under;
import static io.keystream.domain.policy.Capability.DELETE;
import static io.keystream.domain.policy.Capability.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExplanationTest {

  private static final CompiledPolicies POLICIES =
      under(
          """
          path "transit/+/payments/*" { capabilities = ["read"] }
          path "transit/encrypt/payments/*" {
            capabilities = ["update"]
            hours = ["Mon-Fri 08:00-18:00 Europe/Berlin"]
            max_distinct_keys = "200/1h"
          }
          """,
          """
          path "transit/*" { capabilities = ["deny"] }
          path "transit/encrypt/payments/*" {
            capabilities = ["deny"]
            networks = ["192.0.2.0/24"]
          }
          """);

  private static final Ask ENCRYPTING =
      Ask.to(UPDATE, "transit/encrypt/payments/cards").from("10.1.2.3");

  @Test
  void an_allowance_is_explained() {
    assertThat(POLICIES.explain(ENCRYPTING.request()))
        .hasToString(
            """
            update transit/encrypt/payments/cards, by application 'till' from 10.1.2.3 at 2026-03-02T09:00:00Z
            'transit/encrypt/payments/*' applies (p1, p2)
              before 'transit/*' (p2): its first '+' or '*' stands earlier
              before 'transit/+/payments/*' (p1): its first '+' or '*' stands earlier
            policy 'p1' grants update: in force
              hours met: Mon-Fri 08:00-18:00 Europe/Berlin; the request has Mon 10:00 Europe/Berlin
            policy 'p2' denies: not in force
              networks not met: 192.0.2.0/24; the request has 10.1.2.3
            allowed by p1, at most 200/1h distinct keys\
            """);
  }

  @Test
  void a_condition_that_is_not_met_is_explained_with_value_and_limit() {
    assertThat(POLICIES.explain(ENCRYPTING.at("2026-03-02T20:00:00Z").request()).toString())
        .contains(
            "policy 'p1' grants update: not in force\n  hours not met: Mon-Fri 08:00-18:00"
                + " Europe/Berlin; the request has Mon 21:00 Europe/Berlin\n")
        .endsWith(
            "denied, condition-not-met: Policy 'p1' grants update of"
                + " 'transit/encrypt/payments/cards' with 'transit/encrypt/payments/*' only where"
                + " hours is Mon-Fri 08:00-18:00 Europe/Berlin; the request has Mon 21:00"
                + " Europe/Berlin.");
  }

  @Test
  void a_condition_that_cannot_be_judged_is_explained() {
    assertThat(POLICIES.explain(Ask.to(UPDATE, "transit/encrypt/payments/cards").request()).lines())
        .contains(
            "policy 'p2' denies: may be in force, so it grants nothing and takes away what it can",
            "  networks cannot be judged: 192.0.2.0/24; the request has no known address")
        .last()
        .asString()
        .startsWith("denied, forbidden-unless-shown: Policy 'p2' forbids");
  }

  @Test
  void it_says_where_nothing_matches() {
    assertThat(POLICIES.explain(Ask.to(DELETE, "secret/foo").request()).lines())
        .containsExactly(
            "delete secret/foo, by application 'till' from no known address at"
                + " 2026-03-02T09:00:00Z",
            "No pattern matches.",
            "denied, no-policy-matches: No policy of the caller has a path that matches"
                + " 'secret/foo'.");
  }
}
