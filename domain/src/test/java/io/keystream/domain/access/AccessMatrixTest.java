package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.FOUNDING;
import static io.keystream.domain.access.People.OFFICE;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.assign;
import static io.keystream.domain.access.People.declare;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.remove;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.withdraw;
import static io.keystream.domain.access.People.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom or what it is about x who signs x every command. */
final class AccessMatrixTest {

  private static final String MATRIX =
      """
      worker absent        ada: enrol +, renew principal-does-not-exist, revoke principal-does-not-exist, assign principal-does-not-exist, declare principal-does-not-exist, withdraw principal-does-not-exist
      worker absent        till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker absent        itself: enrol unknown-certificate, renew unknown-certificate, revoke unknown-certificate, assign unknown-certificate, declare unknown-certificate, withdraw unknown-certificate
      worker enrolled      ada: enrol principal-exists, renew +, revoke +, assign +, declare +, withdraw hours-are-not-declared
      worker enrolled      till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker enrolled      itself: enrol not-an-operator, renew +, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker renewed       ada: enrol principal-exists, renew +, revoke +, assign +, declare +, withdraw hours-are-not-declared
      worker renewed       till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker renewed       itself: enrol not-an-operator, renew not-the-current-certificate, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker with hours    ada: enrol principal-exists, renew +, revoke +, assign +, declare +, withdraw +
      worker with hours    till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker with hours    itself: enrol not-an-operator, renew +, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker revoked       ada: enrol principal-is-revoked, renew principal-is-revoked, revoke principal-is-revoked, assign principal-is-revoked, declare principal-is-revoked, withdraw principal-is-revoked
      worker revoked       till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      worker revoked       itself: enrol signer-is-revoked, renew signer-is-revoked, revoke signer-is-revoked, assign signer-is-revoked, declare signer-is-revoked, withdraw signer-is-revoked
      ben operator         ada: enrol principal-exists, renew +, revoke +, assign +, declare +, withdraw hours-are-not-declared
      ben operator         till: enrol not-an-operator, renew not-an-operator, revoke not-an-operator, assign not-an-operator, declare not-an-operator, withdraw not-an-operator
      ben operator         itself: enrol principal-exists, renew +, revoke +, assign +, declare +, withdraw hours-are-not-declared
      ada alone            itself: enrol principal-exists, renew +, revoke last-operator, assign +, declare +, withdraw hours-are-not-declared
      """;

  private static final String POLICY_MATRIX =
      """
      tills absent         ada: write +, remove policy-does-not-exist
      tills absent         till: write not-an-operator, remove not-an-operator
      tills written        ada: write +, remove +
      tills written        till: write not-an-operator, remove not-an-operator
      tills removed        ada: write +, remove policy-does-not-exist
      tills removed        till: write not-an-operator, remove not-an-operator
      root built in        ada: write policy-is-built-in, remove policy-is-built-in
      root built in        till: write not-an-operator, remove not-an-operator
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
                rows("worker with hours", WITH_WORKER.afterAda(declare(WORKER, OFFICE)), WORKER, 4),
                rows("worker revoked", WITH_WORKER.afterAda(revoke(WORKER)), WORKER, 4),
                rows("ben operator", STAFFED, BEN, 2),
                Stream.of(row("ada alone", Story.begin(), commands(ADA), "itself", ADA, FOUNDING)))
            .flatMap(row -> row)
            .collect(Collectors.joining());
    assertThat(rows).isEqualTo(MATRIX);
  }

  @Test
  void every_policy_answers_every_command_of_every_signer_as_pinned() {
    var written = STAFFED.afterAda(write("tills", "encrypt"));
    var rows =
        Stream.of(
                policyRows("tills absent", STAFFED, "tills"),
                policyRows("tills written", written, "tills"),
                policyRows("tills removed", written.afterAda(remove("tills")), "tills"),
                policyRows("root built in", STAFFED, "root"))
            .flatMap(row -> row)
            .collect(Collectors.joining());
    assertThat(rows).isEqualTo(POLICY_MATRIX);
  }

  @Test
  void the_matrices_have_every_command() {
    assertThat(classes(commands(TILL)))
        .containsExactlyInAnyOrder(AccessCommand.AboutPrincipal.class.getPermittedSubclasses());
    assertThat(classes(policyCommands("tills")))
        .containsExactlyInAnyOrder(AccessCommand.AboutPolicy.class.getPermittedSubclasses());
  }

  private static List<Class<?>> classes(List<AccessCommand> commands) {
    return commands.stream().<Class<?>>map(AccessCommand::getClass).toList();
  }

  private static Stream<String> policyRows(String state, Story story, String policy) {
    return Stream.of(
        row(state, story, policyCommands(policy), "ada", ADA, FOUNDING),
        row(state, story, policyCommands(policy), "till", TILL, 3));
  }

  private static List<AccessCommand> policyCommands(String policy) {
    return List.of(write(policy, "decrypt"), remove(policy));
  }

  private static Stream<String> rows(
      String state, Story story, Principal about, int itsCertificate) {
    return Stream.of(
        row(state, story, commands(about), "ada", ADA, FOUNDING),
        row(state, story, commands(about), "till", TILL, 3),
        row(state, story, commands(about), "itself", about, itsCertificate));
  }

  private static String row(
      String state,
      Story story,
      List<AccessCommand> commands,
      String who,
      Principal signer,
      int certificate) {
    return commands.stream()
        .map(command -> cell(story, command, signer, certificate))
        .collect(Collectors.joining(", ", "%-20s %s: ".formatted(state, who), "\n"));
  }

  private static List<AccessCommand> commands(Principal about) {
    return List.of(
        enrol(about, PrincipalKind.SERVICE, 9),
        renew(about, 9),
        revoke(about),
        assign(about, "root"),
        declare(about, OFFICE),
        withdraw(about));
  }

  private static String cell(
      Story story, AccessCommand command, Principal signer, int certificate) {
    var name =
        switch (command) {
          case AccessCommand.EnrolPrincipal _ -> "enrol ";
          case AccessCommand.RenewCertificate _ -> "renew ";
          case AccessCommand.RevokePrincipal _ -> "revoke ";
          case AccessCommand.AssignPolicies _ -> "assign ";
          case AccessCommand.DeclareHours _ -> "declare ";
          case AccessCommand.WithdrawHours _ -> "withdraw ";
          case AccessCommand.WritePolicy _,
              AccessCommand.WriteAppRole _,
              AccessCommand.WriteJwtRole _ ->
              "write ";
          case AccessCommand.RemovePolicy _,
              AccessCommand.RemoveAppRole _,
              AccessCommand.RemoveJwtRole _ ->
              "remove ";
        };
    return name
        + switch (story.when(command, signer, certificate).decision()) {
          case AccessDecision.Accepted _ -> "+";
          case AccessDecision.Refused(var reason) -> reason.code();
        };
  }
}
