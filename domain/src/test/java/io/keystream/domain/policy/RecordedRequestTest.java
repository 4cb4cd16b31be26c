package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyName;
import org.junit.jupiter.api.Test;

/** A record tells less than the request did: what it does not tell can only deny. */
final class RecordedRequestTest {

  private static final AccessRequest RECORDED =
      AccessRequest.recorded(
          KeyPaths.encrypt(new KeyName("cards")), new Application("till"), Ask.MONDAY_TEN);
  private static final AccessRequest AT_HAND =
      Ask.to(Capability.UPDATE, "transit/encrypt/cards").request();

  @Test
  void what_was_recorded_is_judged_as_at_the_time() {
    var policies =
        Ask.under(
            """
            path "transit/encrypt/*" {
              capabilities = ["update"]
              hours = ["Mon 09:00-11:00 Europe/Berlin"]
              applications = ["till"]
            }
            """);

    assertThat(policies.decide(RECORDED)).isInstanceOf(AccessDecision.Allowed.class);
    assertThat(policies.unknowns(RECORDED)).isEmpty();
  }

  @Test
  void a_context_that_nobody_knows_grants_nothing_and_takes_away_what_it_can() {
    var grants = Ask.under(block("update", "required_context = { purpose = [] }"));
    var forbids =
        Ask.under(
            block("deny", "required_context = { purpose = [\"test\"] }") + block("update", ""));

    assertThat(grants.decide(RECORDED)).isInstanceOf(AccessDecision.Denied.class);
    assertThat(grants.unknowns(RECORDED)).containsExactly("required_context");
    assertThat(grants.unknowns(AT_HAND)).isEmpty();
    assertThat(forbids.decide(AT_HAND)).isInstanceOf(AccessDecision.Allowed.class);
    assertThat(forbids.decide(RECORDED)).isInstanceOf(AccessDecision.Denied.class);
    assertThat(forbids.unknowns(RECORDED)).containsExactly("required_context");
    assertThat(forbids.explain(RECORDED).lines())
        .anyMatch(line -> line.endsWith("the request has no known context"));
  }

  @Test
  void an_address_and_parameters_that_nobody_knows_are_told() {
    var policies =
        Ask.under(
            block(
                "update", "networks = [\"10.0.0.0/8\"]\n denied_parameters = { plaintext = [] }"));

    assertThat(policies.unknowns(RECORDED)).containsExactly("networks", "parameters");
    assertThat(policies.unknowns(AT_HAND)).containsExactly("networks");
  }

  @Test
  void what_another_condition_decides_leaves_nothing_unknown() {
    var policies =
        Ask.under(block("update", "networks = [\"10.0.0.0/8\"]\n applications = [\"other\"]"));

    assertThat(policies.unknowns(RECORDED)).isEmpty();
  }

  @Test
  void what_is_granted_or_forbidden_anyway_leaves_nothing_unknown() {
    var conditional = block("update", "networks = [\"10.0.0.0/8\"]");

    assertThat(Ask.under(conditional + block("update", "")).unknowns(RECORDED)).isEmpty();
    assertThat(Ask.under(conditional + block("deny", "")).unknowns(RECORDED)).isEmpty();
    assertThat(Ask.under(block("read", "networks = [\"10.0.0.0/8\"]")).unknowns(RECORDED))
        .isEmpty();
  }

  private static String block(String capability, String conditions) {
    return "path \"transit/encrypt/*\" {\n capabilities = [\"%s\"]\n %s\n}\n"
        .formatted(capability, conditions);
  }
}
