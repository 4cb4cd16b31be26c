package io.keystream.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.access.Enrolment.Revoked;
import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds in every life of a directory, tried on random ones. */
final class AccessLawsTest {

  private static final List<Fingerprint> CERTIFICATES =
      IntStream.rangeClosed(1, AccessWalk.CERTIFICATES).mapToObj(People::fingerprint).toList();

  @Test
  void every_accepted_sequence_folds_and_replay_is_deterministic() {
    inEveryLife(walk -> {
      var directory = People.founded();
      for (var event : walk.events()) {
        directory = AccessEvolution.evolve(directory, event);
      }
      var last = walk.steps().getLast().after();
      assertThat(directory.principals()).isEqualTo(last.principals());
      assertThat(directory.policies().present()).isEqualTo(last.policies().present());
      assertThat(directory.version()).isEqualTo(last.version()).isEqualTo(walk.events().size());
    });
  }

  @Test
  void a_command_decided_again_gets_the_same_answer() {
    inEveryStep(step ->
        assertThat(
                AccessDecisions.decide(step.before(), step.command(), step.signing(), step.now()))
            .isEqualTo(step.decision()));
  }

  @Test
  void a_command_that_was_accepted_is_refused_when_it_is_replayed() {
    inEveryLife(walk -> {
      var accepted = new ArrayList<AccessWalk.Step>();
      for (var step : walk.steps()) {
        for (var earlier : accepted) {
          assertThat(
                  AccessDecisions.decide(
                      step.before(), earlier.command(), earlier.signing(), step.now()))
              .isInstanceOf(AccessDecision.Refused.class);
        }
        if (step.decision() instanceof AccessDecision.Accepted) {
          accepted.add(step);
        }
      }
    });
  }

  @Test
  void a_revoked_principal_never_authenticates_again() {
    inEveryLife(walk -> {
      var revoked = new HashSet<Principal>();
      for (var step : walk.steps()) {
        step.after().principals().stream()
            .filter(Revoked.class::isInstance)
            .forEach(gone -> revoked.add(gone.principal()));
        for (var principal : revoked) {
          assertThat(CERTIFICATES)
              .noneMatch(certificate ->
                  step.after().authenticate(principal, certificate, step.now())
                      instanceof Authentication.Authenticated);
        }
      }
    });
  }

  @Test
  void a_fingerprint_never_authenticates_two_principals() {
    inEveryLife(walk -> {
      var holders = new HashMap<Fingerprint, Principal>();
      for (var step : walk.steps()) {
        for (var certificate : CERTIFICATES) {
          for (var enrolment : step.after().principals()) {
            if (step.after().authenticate(enrolment.principal(), certificate, step.now())
                instanceof Authentication.Authenticated(var as)) {
              assertThat(holders.computeIfAbsent(certificate, _ -> as.principal()))
                  .isEqualTo(as.principal());
            }
          }
        }
      }
    });
  }

  @Test
  void a_command_never_takes_away_the_last_operator_that_can_sign() {
    inEveryStep(step -> {
      if (someoneCanOperate(step.before(), step.now())) {
        assertThat(someoneCanOperate(step.after(), step.now())).isTrue();
      }
    });
  }

  @Test
  void there_is_always_an_operator() {
    inEveryStep(step ->
        assertThat(step.after().principals())
            .anyMatch(enrolment ->
                enrolment instanceof Enrolment.Enrolled enrolled
                    && enrolled.kind() == PrincipalKind.OPERATOR));
  }

  @Test
  void a_principal_never_vanishes() {
    inEveryStep(step -> assertThat(names(step.after())).containsAll(names(step.before())));
  }

  @Test
  void only_the_commands_about_policies_change_what_anybody_may() {
    inEveryStep(step -> {
      if (step.command() instanceof AccessCommand.AboutPrincipal) {
        assertThat(step.after().policies()).isSameAs(step.before().policies());
      }
      if (!(step.command() instanceof AccessCommand.AssignPolicies)) {
        step.before().principals().stream()
            .map(Enrolment::principal)
            .filter(principal -> step.after().of(principal) instanceof Enrolment.Enrolled)
            .forEach(principal ->
                assertThat(assigned(step.after(), principal))
                    .isEqualTo(assigned(step.before(), principal)));
      }
    });
  }

  @Test
  void only_the_commands_about_the_hours_of_a_principal_change_them() {
    inEveryStep(step ->
        step.before().principals().stream()
            .map(Enrolment::principal)
            .filter(principal -> !isAboutHoursOf(principal, step.command()))
            .filter(principal -> step.after().of(principal) instanceof Enrolment.Enrolled)
            .forEach(principal ->
                assertThat(hours(step.after(), principal))
                    .isEqualTo(hours(step.before(), principal))));
  }

  @Test
  void the_built_in_policies_are_always_there() {
    inEveryStep(step ->
        assertThat(step.after().policies().present())
            .contains(BuiltInPolicies.ROOT, BuiltInPolicies.SERVICE));
  }

  @Test
  void nobody_has_two_certificates_for_longer_than_the_overlap() {
    inEveryStep(step -> {
      var later = step.now().plus(Duration.ofHours(24));
      for (var enrolment : step.after().principals()) {
        assertThat(CERTIFICATES)
            .filteredOn(certificate ->
                step.after().authenticate(enrolment.principal(), certificate, later)
                    instanceof Authentication.Authenticated)
            .hasSizeLessThan(2);
      }
    });
  }

  /** Guards the other laws: random lives that reach little would prove little. */
  @Test
  void random_lives_accept_every_command_and_meet_every_refusal() {
    var met =
        LongStream.range(0, 300)
            .mapToObj(AccessWalk::from)
            .flatMap(walk -> walk.steps().stream())
            .map(step ->
                switch (step.decision()) {
                  case AccessDecision.Accepted(var event) -> event.getClass().getSimpleName();
                  case AccessDecision.Refused(var reason) -> reason.code();
                })
            .collect(Collectors.toSet());
    assertThat(met)
        .contains("PrincipalEnrolled", "CertificateRenewed", "PrincipalRevoked")
        .contains("PolicyWritten", "PolicyRemoved", "PoliciesAssigned")
        .contains("HoursDeclared", "HoursWithdrawn")
        .contains(
            "unknown-certificate",
            "certificate-of-another",
            "certificate-expired",
            "certificate-replaced",
            "signer-is-revoked",
            "not-an-operator",
            "stale-command",
            "issued-long-ago",
            "principal-does-not-exist",
            "principal-exists",
            "principal-is-revoked",
            "certificate-is-taken",
            "certificate-is-not-valid",
            "validity-too-long",
            "last-operator",
            "hours-are-not-declared",
            "policy-does-not-exist",
            "policy-is-built-in",
            "policy-is-for-services",
            "policy-text-refused");
  }

  private static void inEveryLife(Consumer<AccessWalk> law) {
    Seeds.tryAll(seed -> law.accept(AccessWalk.from(seed)));
  }

  private static void inEveryStep(Consumer<AccessWalk.Step> law) {
    inEveryLife(walk -> walk.steps().forEach(law));
  }

  private static boolean someoneCanOperate(Directory directory, Instant now) {
    return directory.hasOperatorBeside(new Principal("nobody"), now);
  }

  private static boolean isAboutHoursOf(Principal principal, AccessCommand command) {
    return switch (command) {
      case AccessCommand.DeclareHours c -> c.principal().equals(principal);
      case AccessCommand.WithdrawHours c -> c.principal().equals(principal);
      case AccessCommand.AboutPrincipal _,
          AccessCommand.AboutPolicy _,
          AccessCommand.AboutRole _,
          AccessCommand.AboutJwtRole _ ->
          false;
    };
  }

  private static Hours hours(Directory directory, Principal principal) {
    return ((Enrolment.Enrolled) directory.of(principal)).hours();
  }

  private static Assignment assigned(Directory directory, Principal principal) {
    return directory.of(principal) instanceof Enrolment.Enrolled enrolled
        ? enrolled.assignment()
        : new Assignment(Set.of(), Instant.MIN);
  }

  private static List<Principal> names(Directory directory) {
    return directory.principals().stream().map(Enrolment::principal).toList();
  }
}
