package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.revoke;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RevokeTest {

  @Test
  void an_operator_revokes_anybody() {
    var story = Story.staffed();
    story
        .whenAda(revoke(TILL))
        .then(new AccessEvent.PrincipalRevoked(TILL, "left the bank", byAda(story.now())));
    story.when(revoke(ADA), BEN, 2).accepted();
  }

  @Test
  void an_application_revokes_nobody_not_even_itself() {
    Story.staffed().when(revoke(TILL), TILL, 3).refused(new AccessRefusal.NotAnOperator(TILL));
  }

  @Test
  void the_founding_operator_is_not_revoked_while_it_is_alone() {
    Story.begin().whenAda(revoke(ADA)).refused(new AccessRefusal.LastOperator(ADA));
  }

  @Test
  void an_operator_leaves_when_there_is_another() {
    Story.staffed().whenAda(revoke(ADA)).accepted();
  }

  @Test
  void the_last_operator_is_not_revoked() {
    Story.staffed()
        .afterAda(revoke(ADA))
        .when(revoke(BEN), BEN, 2)
        .refused(new AccessRefusal.LastOperator(BEN));
  }

  @Test
  void an_operator_whose_certificate_has_expired_does_not_count() {
    var day = Duration.ofDays(1);
    Story.begin()
        .afterAda(
            new AccessCommand.EnrolPrincipal(BEN, PrincipalKind.OPERATOR, certificate(2, NOW, day)))
        .at(NOW.plus(day))
        .whenAda(revoke(ADA))
        .refused(new AccessRefusal.LastOperator(ADA));
  }

  @Test
  void applications_and_services_are_no_operators() {
    Story.begin()
        .afterAda(enrol(TILL, PrincipalKind.APPLICATION, 3))
        .afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4))
        .whenAda(revoke(ADA))
        .refused(new AccessRefusal.LastOperator(ADA));
  }

  @Test
  void nobody_is_revoked_twice() {
    Story.staffed()
        .afterAda(revoke(TILL))
        .whenAda(revoke(TILL))
        .refused(new AccessRefusal.PrincipalIsRevoked(TILL));
  }

  @Test
  void nobody_is_nobody_to_revoke() {
    Story.begin().whenAda(revoke(TILL)).refused(new AccessRefusal.PrincipalDoesNotExist(TILL));
  }
}
