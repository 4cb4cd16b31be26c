package io.keystream.domain.access;

import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.revoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who writes roles, and what no role is ever given. */
final class AppRoleCommandsTest {

  private static final RoleName CI = new RoleName("ci");
  private static final AccessCommand.RemoveAppRole REMOVE = new AccessCommand.RemoveAppRole(CI);

  @Test
  void an_operator_writes_a_role_and_nobody_else_does() {
    var write = write("ci", "r-1", TILL);
    var story = Story.staffed();

    story.whenAda(write).then(new AccessEvent.AppRoleWritten(write.written(), byAda(story.now())));
    story.when(write, TILL, 3).refused(new AccessRefusal.NotAnOperator(TILL));
    story.when(REMOVE, TILL, 3).refused(new AccessRefusal.NotAnOperator(TILL));
    assertThat(story.afterAda(write).directory().appRoles().withId(new RoleId("r-1")))
        .isEqualTo(write.written());
  }

  @Test
  void a_role_stands_for_somebody_enrolled_who_is_no_service() {
    var story = Story.staffed().afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4));
    var nobody = new Principal("nobody");

    story
        .whenAda(write("ci", "r-1", nobody))
        .refused(new AccessRefusal.PrincipalDoesNotExist(nobody));
    story.whenAda(write("ci", "r-1", WORKER)).refused(new AccessRefusal.NoRolesForServices(WORKER));
    story
        .afterAda(revoke(TILL))
        .whenAda(write("ci", "r-1", TILL))
        .refused(new AccessRefusal.PrincipalIsRevoked(TILL));
  }

  @Test
  void a_role_never_gives_the_policy_of_services_nor_one_that_does_not_exist() {
    var story = Story.staffed();

    story
        .whenAda(giving("service"))
        .refused(new AccessRefusal.PolicyIsForServices(new PolicyName("service")));
    story
        .whenAda(giving("tills"))
        .refused(new AccessRefusal.PolicyDoesNotExist(new PolicyName("tills")));
    story.afterAda(People.write("tills", "encrypt")).whenAda(giving("tills")).accepted();
  }

  @Test
  void an_id_belongs_to_one_role_and_one_principal_for_ever() {
    var taken = new AccessRefusal.RoleIdIsTaken(new RoleId("r-1"));
    var story = Story.staffed().afterAda(write("ci", "r-1", TILL));

    story.whenAda(write("ci", "r-1", TILL)).accepted();
    story.whenAda(write("other", "r-1", TILL)).refused(taken);
    story.whenAda(write("ci", "r-1", People.BEN)).refused(taken);
    story.whenAda(write("ci", "r-2", People.BEN)).accepted();
    story.afterAda(REMOVE).whenAda(write("ci", "r-1", TILL)).refused(taken);
    story.afterAda(REMOVE).whenAda(write("ci", "r-2", TILL)).accepted();
  }

  @Test
  void the_id_that_a_role_had_before_means_nobody() {
    var roles =
        Story.staffed()
            .afterAda(write("ci", "r-1", TILL))
            .afterAda(write("ci", "r-2", TILL))
            .directory()
            .appRoles();

    assertThat(roles.withId(new RoleId("r-1"))).isNull();
    assertThat(roles.withId(new RoleId("r-2"))).isNotNull();
  }

  @Test
  void what_was_removed_does_not_come_back_by_a_replay() {
    var story = Story.staffed().afterAda(write("ci", "r-1", TILL)).afterAda(REMOVE);
    var newest = story.now().minusSeconds(1);
    var stale = new AccessRefusal.StaleCommand(new Subject.OfRole(CI), newest);

    story.when(write("ci", "r-2", TILL), byAda(newest)).refused(stale);
    story.whenAda(REMOVE).refused(new AccessRefusal.AppRoleDoesNotExist(CI));
    Story.staffed().whenAda(REMOVE).refused(new AccessRefusal.AppRoleDoesNotExist(CI));
  }

  @Test
  void an_event_that_no_command_leads_to_means_a_corrupt_log() {
    for (var event :
        List.of(
            new AccessEvent.AppRoleRemoved(CI, byAda(NOW)),
            new AccessEvent.AppRoleWritten(
                write("ci", "r-1", new Principal("nobody")).written(), byAda(NOW)))) {
      assertThatThrownBy(() -> AccessEvolution.evolve(People.founded(), event))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("corrupt log: ");
    }
  }

  @Test
  void values_outside_their_limits_are_named() {
    assertThatThrownBy(() -> new AppRole.SecretIds(Duration.ofDays(33), List.of()))
        .hasMessageStartingWith("secret_id_ttl must be whole seconds, 1 to 2764800");
    assertThatThrownBy(() -> new RoleTokens(null, Duration.ZERO, null, null, List.of()))
        .hasMessageStartingWith("token_ttl must be whole seconds");
    assertThatThrownBy(() -> new RoleName("a/b")).hasMessageContaining("role name must be");
    assertThatThrownBy(() -> new RoleId("a b")).hasMessageEndingWith("has 3 characters");
  }

  private static AccessCommand.WriteAppRole write(String name, String id, Principal principal) {
    return new AccessCommand.WriteAppRole(
        new AppRole(
            new RoleName(name),
            new RoleId(id),
            principal,
            RoleTokens.PLAIN,
            AppRole.SecretIds.PLAIN));
  }

  private static AccessCommand.WriteAppRole giving(String policy) {
    return new AccessCommand.WriteAppRole(
        new AppRole(
            CI,
            new RoleId("r-1"),
            TILL,
            new RoleTokens(Set.of(new PolicyName(policy)), null, null, null, List.of()),
            AppRole.SecretIds.PLAIN));
  }
}
