package io.keystream.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import java.time.Instant;

/** Commands one after another, signed by whoever; each is issued and decided at its own second. */
record Story(Directory directory, Instant now) {

  /** Ada alone. */
  static Story begin() {
    return new Story(People.founded(), People.NOW);
  }

  /** Ada and Ben are operators, the till is an application: certificates 1, 2 and 3. */
  static Story staffed() {
    return begin()
        .afterAda(People.enrol(People.BEN, PrincipalKind.OPERATOR, 2))
        .afterAda(People.enrol(People.TILL, PrincipalKind.APPLICATION, 3));
  }

  Story at(Instant time) {
    return new Story(directory, time);
  }

  Story afterAda(AccessCommand command) {
    return after(command, People.ADA, People.FOUNDING);
  }

  Story after(AccessCommand command, Principal signer, int certificate) {
    return switch (when(command, signer, certificate).decision()) {
      case AccessDecision.Accepted(var event) ->
          new Story(AccessEvolution.evolve(directory, event), now.plusSeconds(1));
      case AccessDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    };
  }

  Answer whenAda(AccessCommand command) {
    return when(command, People.ADA, People.FOUNDING);
  }

  Answer when(AccessCommand command, Principal signer, int certificate) {
    return when(command, People.signed(signer, certificate, now));
  }

  Answer when(AccessCommand command, Signing signing) {
    return new Answer(AccessDecisions.decide(directory, command, signing, now));
  }

  record Answer(AccessDecision decision) {

    void then(AccessEvent event) {
      assertThat(decision).isEqualTo(new AccessDecision.Accepted(event));
    }

    void refused(AccessRefusal reason) {
      assertThat(decision).isEqualTo(new AccessDecision.Refused(reason));
    }

    void accepted() {
      assertThat(decision).isInstanceOf(AccessDecision.Accepted.class);
    }
  }
}
