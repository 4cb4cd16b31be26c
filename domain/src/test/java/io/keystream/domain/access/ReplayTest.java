package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.signed;
import static io.keystream.domain.access.People.stale;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A signed command that somebody kept is worth nothing later. */
final class ReplayTest {

  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void a_renewal_not_newer_than_the_newest_command_about_the_principal_is_refused() {
    var story = Story.staffed();
    var renewed = story.after(renew(TILL, 4), TILL, 3);
    renewed.when(renew(TILL, 5), byAda(story.now())).refused(stale(TILL, story.now()));
    renewed.when(renew(TILL, 5), byAda(story.now().plus(MILLI))).accepted();
  }

  @Test
  void a_revocation_from_before_the_enrolment_is_refused() {
    var enrolled = Story.begin().afterAda(enrol(TILL, PrincipalKind.APPLICATION, 3));
    enrolled.when(revoke(TILL), byAda(NOW)).refused(stale(TILL, NOW));
  }

  @Test
  void what_a_principal_does_itself_does_not_hold_up_its_revocation() {
    var story = Story.staffed();
    var ahead = story.now().plus(AccessDecisions.MAX_AHEAD);
    var fended =
        new Story(
            AccessEvolution.evolve(
                story.directory(),
                ((AccessDecision.Accepted)
                        story.when(renew(TILL, 4), signed(TILL, 3, ahead)).decision())
                    .event()),
            story.now());
    fended.whenAda(revoke(TILL)).accepted();
    fended.whenAda(renew(TILL, 5)).refused(stale(TILL, ahead));
  }

  @Test
  void what_another_ordered_does_hold_it_up() {
    var story = Story.staffed();
    var renewed = story.after(renew(BEN, 4), ADA, 1);
    renewed.when(revoke(BEN), byAda(story.now())).refused(stale(BEN, story.now()));
  }

  @Test
  void a_command_about_the_founder_is_not_older_than_its_certificate() {
    var story = Story.begin().at(People.certificate(1).notBefore());
    story
        .whenAda(
            new AccessCommand.RenewCertificate(
                ADA, People.certificate(4, story.now(), Duration.ofDays(1))))
        .refused(stale(ADA, story.now()));
  }

  @Test
  void a_command_waits_for_a_day_and_no_longer() {
    var enrol = enrol(WORKER, PrincipalKind.SERVICE, 4);
    var oldest = NOW.minus(AccessDecisions.MAX_AGE);
    Story.begin().when(enrol, byAda(oldest)).accepted();
    Story.begin()
        .when(enrol, byAda(oldest.minus(MILLI)))
        .refused(new AccessRefusal.IssuedLongAgo(oldest.minus(MILLI), AccessDecisions.MAX_AGE));
  }

  @Test
  void a_command_is_not_issued_in_the_future() {
    var enrol = enrol(WORKER, PrincipalKind.SERVICE, 4);
    var latest = NOW.plus(AccessDecisions.MAX_AHEAD);
    Story.begin().when(enrol, byAda(latest)).accepted();
    Story.begin()
        .when(enrol, byAda(latest.plus(MILLI)))
        .refused(new AccessRefusal.IssuedAhead(latest.plus(MILLI), AccessDecisions.MAX_AHEAD));
  }
}
