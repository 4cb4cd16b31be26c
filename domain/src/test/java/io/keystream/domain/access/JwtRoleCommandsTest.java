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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes roles for signed tokens, and what cannot be one. */
final class JwtRoleCommandsTest {

  private static final RoleName CI = new RoleName("ci");
  private static final AccessCommand.RemoveJwtRole REMOVE = new AccessCommand.RemoveJwtRole(CI);
  private static final SortedSet<String> AUDIENCE = new TreeSet<>(Set.of("keystream"));
  private static final JwtBounds BOUNDS =
      new JwtBounds(AUDIENCE, "job", new TreeMap<>(), JwtBounds.Matching.EXACT);

  @Test
  void an_operator_writes_a_role_and_nobody_else_does() {
    var write = write(TILL, RoleTokens.PLAIN);
    var story = Story.staffed();

    story.whenAda(write).then(new AccessEvent.JwtRoleWritten(write.written(), byAda(story.now())));
    story.when(write, TILL, 3).refused(new AccessRefusal.NotAnOperator(TILL));
    story.when(REMOVE, TILL, 3).refused(new AccessRefusal.NotAnOperator(TILL));
    assertThat(story.afterAda(write).directory().jwtRoles().written())
        .containsExactly(write.written());
  }

  @Test
  void a_role_stands_for_somebody_enrolled_who_is_no_service() {
    var story = Story.staffed().afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4));
    var nobody = new Principal("nobody");

    story
        .whenAda(write(nobody, RoleTokens.PLAIN))
        .refused(new AccessRefusal.PrincipalDoesNotExist(nobody));
    story
        .whenAda(write(WORKER, RoleTokens.PLAIN))
        .refused(new AccessRefusal.NoRolesForServices(WORKER));
    story
        .afterAda(revoke(TILL))
        .whenAda(write(TILL, RoleTokens.PLAIN))
        .refused(new AccessRefusal.PrincipalIsRevoked(TILL));
  }

  @Test
  void a_role_never_gives_the_policy_of_services_nor_one_that_does_not_exist() {
    var story = Story.staffed();

    story
        .whenAda(write(TILL, giving("service")))
        .refused(new AccessRefusal.PolicyIsForServices(new PolicyName("service")));
    story
        .whenAda(write(TILL, giving("tills")))
        .refused(new AccessRefusal.PolicyDoesNotExist(new PolicyName("tills")));
    story
        .afterAda(People.write("tills", "encrypt"))
        .whenAda(write(TILL, giving("tills")))
        .accepted();
  }

  @Test
  void what_was_removed_does_not_come_back_by_a_replay() {
    var write = write(TILL, RoleTokens.PLAIN);
    var story = Story.staffed().afterAda(write).afterAda(REMOVE);
    var newest = story.now().minusSeconds(1);

    story
        .when(write, byAda(newest))
        .refused(new AccessRefusal.StaleCommand(new Subject.OfJwtRole(CI), newest));
    story.whenAda(REMOVE).refused(new AccessRefusal.JwtRoleDoesNotExist(CI));
    Story.staffed().whenAda(REMOVE).refused(new AccessRefusal.JwtRoleDoesNotExist(CI));
    assertThat(story.directory().jwtRoles().written()).isEmpty();
    story.whenAda(write).accepted();
  }

  @Test
  void roles_of_the_two_kinds_have_nothing_to_do_with_each_other() {
    var story = Story.staffed().afterAda(write(TILL, RoleTokens.PLAIN));

    assertThat(story.directory().appRoles().written()).isEmpty();
    story
        .whenAda(new AccessCommand.RemoveAppRole(CI))
        .refused(new AccessRefusal.AppRoleDoesNotExist(CI));
  }

  @Test
  void an_event_that_no_command_leads_to_means_a_corrupt_log() {
    for (var event :
        List.of(
            new AccessEvent.JwtRoleRemoved(CI, byAda(NOW)),
            new AccessEvent.JwtRoleWritten(
                write(new Principal("nobody"), RoleTokens.PLAIN).written(), byAda(NOW)))) {
      assertThatThrownBy(() -> AccessEvolution.evolve(People.founded(), event))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("corrupt log: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://issuer/keys",
    "https:///keys",
    "https://user@issuer/keys",
    "https://issuer/keys#a",
    "file:/etc/passwd",
  })
  void keys_are_fetched_over_https_alone(String url) {
    assertThatThrownBy(() -> new JwtIssuer.At(url, null))
        .hasMessageStartingWith("jwks_url must be https://");
  }

  @Test
  void values_outside_their_limits_are_named() {
    var none = new TreeMap<ClaimName, Set<String>>();

    assertThatThrownBy(() -> new JwtIssuer.Given("x".repeat(32_769)))
        .hasMessage("jwks must have 1 to 32,768 bytes, has 32,769");
    assertThatThrownBy(() -> new JwtIssuer.At("https://a/", "x".repeat(16_385)))
        .hasMessage("jwks_ca_pem must have 1 to 16,384 bytes, has 16,385");
    assertThatThrownBy(() -> bounds(new TreeSet<>(), "job", none))
        .hasMessage("audience must be given 1 to 16 times, is 0 times");
    assertThatThrownBy(() -> bounds(AUDIENCE, null, none))
        .hasMessageStartingWith("a subject or a claim must be given");
    assertThatThrownBy(() -> bounds(AUDIENCE, null, new TreeMap<>(Map.of(claim("a"), Set.of()))))
        .hasMessage("a value of bound_claims 'a' must be given 1 to 16 times, is 0 times");
    assertThatThrownBy(() -> naming(new TreeMap<>(Map.of(claim("a"), "role"))))
        .hasMessageContaining("none of them 'role'");
    assertThatThrownBy(() -> naming(new TreeMap<>(Map.of(claim("a"), "x", claim("b"), "x"))))
        .hasMessageContaining("to different names");
  }

  private static ClaimName claim(String name) {
    return new ClaimName(name);
  }

  private static JwtBounds bounds(
      SortedSet<String> audiences,
      @Nullable String subject,
      SortedMap<ClaimName, Set<String>> claims) {
    return new JwtBounds(audiences, subject, claims, JwtBounds.Matching.EXACT);
  }

  private static JwtNaming naming(SortedMap<ClaimName, String> metadata) {
    return new JwtNaming(claim("sub"), metadata);
  }

  private static RoleTokens giving(String policy) {
    return new RoleTokens(Set.of(new PolicyName(policy)), null, null, null, List.of());
  }

  private static AccessCommand.WriteJwtRole write(Principal principal, RoleTokens tokens) {
    return new AccessCommand.WriteJwtRole(
        new JwtRole(
            CI,
            principal,
            new JwtIssuer("https://issuer", new JwtIssuer.Given("{}")),
            BOUNDS,
            JwtNaming.PLAIN,
            tokens));
  }
}
