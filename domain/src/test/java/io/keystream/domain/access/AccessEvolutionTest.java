package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
          new AccessEvent.PrincipalRevoked(TILL, "because", byAda(NOW)));

  private record State(String name, Story story) {}

  private static final List<State> STATES =
      List.of(
          new State("absent  ", Story.begin()),
          new State("enrolled", Story.staffed()),
          new State("renewed ", Story.staffed().afterAda(renew(TILL, 4))),
          new State("revoked ", Story.staffed().afterAda(revoke(TILL))));

  /** Columns: enrolled, with a certificate of another, renewed, with one of another, revoked. */
  private static final String MATRIX =
      """
      absent   + . . . .
      enrolled . . + . +
      renewed  . . + . +
      revoked  . . . . .
      """;

  @Test
  void every_state_takes_exactly_the_pinned_events() {
    var rows =
        STATES.stream()
            .map(state ->
                EVENTS.stream()
                    .map(event -> takes(state.story(), event) ? " +" : " .")
                    .collect(Collectors.joining("", state.name(), "\n")))
            .collect(Collectors.joining());
    assertThat(rows).isEqualTo(MATRIX);
  }

  @Test
  void the_only_operator_is_never_gone() {
    var event = new AccessEvent.PrincipalRevoked(ADA, "because", byAda(NOW));
    assertThatThrownBy(() -> AccessEvolution.evolve(People.founded(), event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("corrupt log: PrincipalRevoked[principal=Principal[name=ada]");
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

  private static AccessEvent renewed(int certificate) {
    return new AccessEvent.CertificateRenewed(
        TILL, certificate(certificate), NOW.plusSeconds(1), byAda(NOW));
  }
}
