package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.FOUNDING;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom it is about x who signs x every command. */
final class AccessMatrixTest {

  private static final String MATRIX =
      """
      worker absent        ada: enrol +, renew principal-does-not-exist, revoke principal-does-not-exist
      worker absent        till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator
      worker absent        itself: enrol unknown-certificate, renew unknown-certificate, revoke unknown-certificate
      worker enrolled      ada: enrol principal-exists, renew +, revoke +
      worker enrolled      till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator
      worker enrolled      itself: enrol not-an-operator, renew +, revoke not-an-operator
      worker renewed       ada: enrol principal-exists, renew +, revoke +
      worker renewed       till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator
      worker renewed       itself: enrol not-an-operator, renew not-the-current-certificate, revoke not-an-operator
      worker revoked       ada: enrol principal-is-revoked, renew principal-is-revoked, revoke principal-is-revoked
      worker revoked       till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator
      worker revoked       itself: enrol signer-is-revoked, renew signer-is-revoked, revoke signer-is-revoked
      ben operator         ada: enrol principal-exists, renew +, revoke +
      ben operator         till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator
      ben operator         itself: enrol principal-exists, renew +, revoke +
      ada alone            itself: enrol principal-exists, renew +, revoke last-operator
      """;

  private static final Story STAFFED = Story.staffed();
  private static final Story WITH_WORKER =
      STAFFED.afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4));

  @Test
  void every_state_answers_every_command_of_every_signer_as_pinned() {
    var rows =
        Stream.of(
                rows("worker absent", STAFFED, WORKER, 4),
                rows("worker enrolled", WITH_WORKER, WORKER, 4),
                rows("worker renewed", WITH_WORKER.afterAda(renew(WORKER, 5)), WORKER, 4),
                rows("worker revoked", WITH_WORKER.afterAda(revoke(WORKER)), WORKER, 4),
                rows("ben operator", STAFFED, BEN, 2),
                Stream.of(row("ada alone", Story.begin(), ADA, "itself", ADA, FOUNDING)))
            .flatMap(row -> row)
            .collect(Collectors.joining());
    assertThat(rows).isEqualTo(MATRIX);
  }

  @Test
  void the_matrix_has_every_command() {
    assertThat(commands(TILL).stream().<Class<?>>map(AccessCommand::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(Set.of(AccessCommand.class.getPermittedSubclasses()));
  }

  private static Stream<String> rows(
      String state, Story story, Principal about, int itsCertificate) {
    return Stream.of(
        row(state, story, about, "ada", ADA, FOUNDING),
        row(state, story, about, "till", TILL, 3),
        row(state, story, about, "itself", about, itsCertificate));
  }

  private static String row(
      String state, Story story, Principal about, String who, Principal signer, int certificate) {
    return commands(about).stream()
        .map(command -> cell(story, command, signer, certificate))
        .collect(Collectors.joining(", ", "%-20s %s: ".formatted(state, who), "\n"));
  }

  private static List<AccessCommand> commands(Principal about) {
    return List.of(enrol(about, PrincipalKind.SERVICE, 9), renew(about, 9), revoke(about));
  }

  private static String cell(
      Story story, AccessCommand command, Principal signer, int certificate) {
    var name =
        switch (command) {
          case AccessCommand.EnrolPrincipal _ -> "enrol ";
          case AccessCommand.RenewCertificate _ -> "renew ";
          case AccessCommand.RevokePrincipal _ -> "revoke ";
        };
    return name
        + switch (story.when(command, signer, certificate).decision()) {
          case AccessDecision.Accepted _ -> "+";
          case AccessDecision.Refused(var reason) -> reason.code();
        };
  }
}
