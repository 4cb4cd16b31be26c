package io.keystream.domain.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.PolicyName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OnBehalfAuthorizerTest {

  private static final Access ENCRYPT = KeyPaths.encrypt(new KeyName("payments/cards"));
  private static final Access DECRYPT = KeyPaths.decrypt(new KeyName("payments/cards"));
  private static final Principal WORKER = new Principal("crypto-worker");
  private static final Principal TILL = new Principal("till");

  private final Authorizer policies = new Authorizer();
  private final OnBehalfAuthorizer authorizer = new OnBehalfAuthorizer(policies);
  private final Platform platform = Platform.founded();

  @BeforeEach
  void a_till_that_encrypts_and_a_worker_that_passes_on() {
    platform.enrol("crypto-worker", PrincipalKind.SERVICE);
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.assign("till", "tills");
    platform.assign("crypto-worker", "front");
  }

  @Test
  void the_callers_policies_decide_and_are_told() {
    var allowed = asked("crypto-worker", "till", ENCRYPT);
    assertThat(allowed.decision()).isInstanceOf(AccessDecision.Allowed.class);
    assertThat(allowed.policies()).containsExactly(new PolicyName("tills"));

    assertThat(asked("crypto-worker", "till", DECRYPT).decision())
        .isInstanceOf(AccessDecision.Denied.class);
  }

  @Test
  void a_caller_without_a_policy_may_nothing_whatever_the_service_may() {
    platform.enrol("kiosk", PrincipalKind.APPLICATION);
    platform.assign("crypto-worker", "front", "root");

    assertThat(asked("crypto-worker", "kiosk", ENCRYPT).decision())
        .isInstanceOf(AccessDecision.Denied.class);
  }

  @Test
  void an_operator_is_a_caller_like_others() {
    assertThat(asked("crypto-worker", "ada", ENCRYPT).decision())
        .isInstanceOf(AccessDecision.Allowed.class);
  }

  @Test
  void a_service_without_the_policy_commands_for_nobody() {
    platform.assign("crypto-worker");

    refused("crypto-worker", "till", new AccessRefusal.MayNotActFor(WORKER, TILL));
    refused(
        "crypto-worker", "nobody", new AccessRefusal.MayNotActFor(WORKER, new Principal("nobody")));
  }

  @Test
  void a_service_may_be_let_command_for_one_caller_alone() {
    platform.enrol("kiosk", PrincipalKind.APPLICATION);
    platform.writeText(
        "tills-front", "path \"keystream/on-behalf-of/till\" { capabilities = [\"update\"] }");
    platform.assign("crypto-worker", "tills-front");

    assertThat(asked("crypto-worker", "till", ENCRYPT).decision())
        .isInstanceOf(AccessDecision.Allowed.class);
    refused(
        "crypto-worker", "kiosk", new AccessRefusal.MayNotActFor(WORKER, new Principal("kiosk")));
  }

  @Test
  void an_application_or_an_operator_commands_for_nobody_whatever_its_policies_say() {
    platform.enrol("kiosk", PrincipalKind.APPLICATION);
    platform.assign("kiosk", "front", "root");

    refused("kiosk", "till", new AccessRefusal.OnlyServicesActForOthers(new Principal("kiosk")));
    refused("ada", "till", new AccessRefusal.OnlyServicesActForOthers(new Principal("ada")));
  }

  @Test
  void nothing_is_done_in_the_name_of_who_is_revoked_or_never_was() {
    platform.does(new AccessCommand.RevokePrincipal(TILL, "stolen"));

    refused("crypto-worker", "till", new AccessRefusal.CallerIsRevoked(TILL));
    refused(
        "crypto-worker", "nobody", new AccessRefusal.CallerIsNotEnrolled(new Principal("nobody")));
  }

  @Test
  void nobody_commands_in_the_name_of_a_service() {
    platform.enrol("crypto-worker-2", PrincipalKind.SERVICE);
    var other = new Principal("crypto-worker-2");

    refused("crypto-worker", "crypto-worker-2", new AccessRefusal.NobodyActsForServices(other));
    refused("crypto-worker", "crypto-worker", new AccessRefusal.NobodyActsForServices(WORKER));
  }

  /** Whatever was assigned, written, removed before. */
  @Test
  void what_is_asked_for_a_caller_is_allowed_exactly_where_the_caller_itself_is() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var names = List.of("till", "kiosk", "crypto-worker");
      var changing = Platform.founded();
      changing.enrol("crypto-worker", PrincipalKind.SERVICE);
      changing.enrol("till", PrincipalKind.APPLICATION);
      changing.enrol("kiosk", PrincipalKind.APPLICATION);
      for (int i = 0; i < 5; i++) {
        changing.atRandom(random, names);
        for (var caller : List.of(TILL, new Principal("kiosk"))) {
          var own = policies.authorize(changing.directory(), caller, Platform.ask(ENCRYPT));
          switch (decide(changing, "crypto-worker", caller.name(), ENCRYPT)) {
            case OnBehalfDecision.Asked(var authorization) ->
                assertThat(authorization).isEqualTo(own);
            case OnBehalfDecision.Refused(var reason) ->
                assertThat(reason).isEqualTo(new AccessRefusal.MayNotActFor(WORKER, caller));
          }
        }
      }
    });
  }

  private Authorization asked(String issuer, String caller, Access access) {
    return switch (decide(platform, issuer, caller, access)) {
      case OnBehalfDecision.Asked(var authorization) -> authorization;
      case OnBehalfDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    };
  }

  private void refused(String issuer, String caller, AccessRefusal reason) {
    assertThat(decide(platform, issuer, caller, ENCRYPT))
        .isEqualTo(new OnBehalfDecision.Refused(reason));
  }

  private OnBehalfDecision decide(Platform at, String issuer, String caller, Access access) {
    return authorizer.decide(
        at.directory(), at.enrolled(issuer), new Principal(caller), Platform.ask(access));
  }
}
