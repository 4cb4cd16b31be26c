package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.OFFICE;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.declare;
import static io.keystream.domain.access.People.remove;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.WeeklyHours;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state x every event: {@code +} where it can happen, {@code .} where the log is corrupt. */
final class AccessEvolutionTest {

  private static final List<AccessEvent> EVENTS =
      List.of(
          enrolled(9),
          enrolled(People.FOUNDING),
          renewed(9),
          renewed(People.FOUNDING),
          new AccessEvent.PrincipalRevoked(TILL, "because", byAda(NOW)),
          assigned("root"),
          assigned("tills"),
          new AccessEvent.HoursDeclared(TILL, WeeklyHours.parse(OFFICE), byAda(NOW)),
          new AccessEvent.HoursWithdrawn(TILL, byAda(NOW)));

  private record State(String name, Story story) {}

  private static final List<State> STATES =
      List.of(
          new State("absent  ", Story.begin()),
          new State("enrolled", Story.staffed()),
          new State("renewed ", Story.staffed().afterAda(renew(TILL, 4))),
          new State("declared", Story.staffed().afterAda(declare(TILL, OFFICE))),
          new State("revoked ", Story.staffed().afterAda(revoke(TILL))));

  /**
   * Columns: enrolled, with a certificate of another, renewed, with one of another, revoked,
   * assigned, assigned a policy that does not exist, hours declared, hours withdrawn.
   */
  private static final String MATRIX =
      """
      absent   + . . . . . . . .
      enrolled . . + . + + . + .
      renewed  . . + . + + . + .
      declared . . + . + + . + +
      revoked  . . . . . . . . .
      """;

  private static final List<AccessEvent> POLICY_EVENTS =
      List.of(
          written("tills", "path \"a\" { capabilities = [\"read\"] }"),
          written("tills", "path"),
          new AccessEvent.PolicyRemoved(new PolicyName("tills"), byAda(NOW)),
          written("root", "path \"a\" { capabilities = [\"read\"] }"),
          new AccessEvent.PolicyRemoved(new PolicyName("root"), byAda(NOW)));

  private static final List<State> POLICY_STATES =
      List.of(
          new State("absent  ", Story.begin()),
          new State("written ", Story.begin().afterAda(write("tills", "encrypt"))),
          new State(
              "removed ",
              Story.begin().afterAda(write("tills", "encrypt")).afterAda(remove("tills"))));

  /** Columns: written, with a text that says nothing, removed, a built-in one written, removed. */
  private static final String POLICY_MATRIX =
      """
      absent   + . . . .
      written  + . + . .
      removed  + . . . .
      """;

  @Test
  void every_state_takes_exactly_the_pinned_events() {
    assertThat(rows(STATES, EVENTS)).isEqualTo(MATRIX);
  }

  @Test
  void every_policy_takes_exactly_the_pinned_events() {
    assertThat(rows(POLICY_STATES, POLICY_EVENTS)).isEqualTo(POLICY_MATRIX);
  }

  @Test
  void every_event_is_a_version() {
    var version = Story.staffed().afterAda(write("tills", "encrypt")).directory().version();
    assertThat(version).isEqualTo(3);
    assertThat(People.founded().version()).isZero();
  }

  @Test
  void the_only_operator_is_never_gone() {
    var event = new AccessEvent.PrincipalRevoked(ADA, "because", byAda(NOW));
    assertThatThrownBy(() -> AccessEvolution.evolve(People.founded(), event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("corrupt log: PrincipalRevoked[principal=Principal[name=ada]");
  }

  private static String rows(List<State> states, List<AccessEvent> events) {
    return states.stream()
        .map(state ->
            events.stream()
                .map(event -> takes(state.story(), event) ? " +" : " .")
                .collect(Collectors.joining("", state.name(), "\n")))
        .collect(Collectors.joining());
  }

  private static boolean takes(Story story, AccessEvent event) {
    try {
      var _ = AccessEvolution.evolve(story.directory(), event);
      return true;
    } catch (IllegalStateException corrupt) {
      assertThat(corrupt).hasMessageStartingWith("corrupt log: ");
      return false;
    }
  }

  private static AccessEvent enrolled(int certificate) {
    return new AccessEvent.PrincipalEnrolled(
        TILL, PrincipalKind.APPLICATION, certificate(certificate), byAda(NOW));
  }

  private static AccessEvent assigned(String policy) {
    return new AccessEvent.PoliciesAssigned(TILL, Set.of(new PolicyName(policy)), byAda(NOW));
  }

  private static AccessEvent written(String policy, String text) {
    return new AccessEvent.PolicyWritten(new PolicyName(policy), text, byAda(NOW));
  }

  private static AccessEvent renewed(int certificate) {
    return new AccessEvent.CertificateRenewed(
        TILL, certificate(certificate), NOW.plusSeconds(1), byAda(NOW));
  }
}
