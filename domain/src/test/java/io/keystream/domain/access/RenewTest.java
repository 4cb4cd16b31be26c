package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.FOUNDING;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.VALIDITY;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.fingerprint;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.signed;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RenewTest {

  private static final Duration DAY = Duration.ofHours(24);

  @Test
  void a_principal_renews_its_own_certificate() {
    var story = Story.staffed();
    story
        .when(renew(TILL, 4), TILL, 3)
        .then(
            new AccessEvent.CertificateRenewed(
                TILL, certificate(4), story.now().plus(DAY), signed(TILL, 3, story.now())));
  }

  @Test
  void an_operator_renews_that_of_anybody() {
    Story.staffed().when(renew(TILL, 4), BEN, 2).accepted();
    Story.staffed().when(renew(ADA, 4), BEN, 2).accepted();
  }

  @Test
  void an_application_does_not_renew_that_of_another() {
    Story.staffed().when(renew(BEN, 4), TILL, 3).refused(new AccessRefusal.NotAnOperator(TILL));
  }

  @Test
  void the_founding_operator_renews_its_own() {
    Story.begin()
        .afterAda(renew(ADA, 4))
        .when(enrol(TILL, PrincipalKind.APPLICATION, 5), ADA, 4)
        .accepted();
  }

  @Test
  void the_overlap_ends_where_the_former_certificate_does() {
    var nearlyOver = NOW.minus(Duration.ofDays(1)).plus(VALIDITY).minusSeconds(60);
    var next = certificate(4, nearlyOver, VALIDITY);
    Story.begin()
        .at(nearlyOver)
        .whenAda(new AccessCommand.RenewCertificate(ADA, next))
        .then(
            new AccessEvent.CertificateRenewed(
                ADA, next, certificate(FOUNDING).notAfter(), byAda(nearlyOver)));
  }

  @Test
  void a_principal_does_not_renew_with_the_certificate_it_replaced() {
    Story.staffed()
        .after(renew(TILL, 4), TILL, 3)
        .when(renew(TILL, 5), TILL, 3)
        .refused(new AccessRefusal.NotTheCurrentCertificate(TILL));
  }

  @Test
  void a_certificate_does_not_come_back() {
    Story.staffed()
        .after(renew(TILL, 4), TILL, 3)
        .when(renew(TILL, 3), TILL, 4)
        .refused(new AccessRefusal.CertificateIsTaken(fingerprint(3)));
  }

  @Test
  void an_operator_renews_what_has_expired() {
    var later = NOW.plus(Duration.ofDays(299));
    var story =
        Story.staffed()
            .afterAda(
                new AccessCommand.EnrolPrincipal(
                    WORKER, PrincipalKind.SERVICE, certificate(4, NOW, DAY)))
            .at(NOW.plus(DAY));
    story
        .whenAda(
            new AccessCommand.RenewCertificate(WORKER, certificate(5, NOW, Duration.ofDays(9))))
        .accepted();
    story
        .at(later)
        .when(renew(WORKER, 5), WORKER, 4)
        .refused(new AccessRefusal.CertificateExpired(WORKER, NOW.plus(DAY)));
  }

  @Test
  void the_next_certificate_is_held_to_the_limits_of_its_kind() {
    var tooLong = certificate(4, NOW, Duration.ofDays(401));
    Story.staffed()
        .when(new AccessCommand.RenewCertificate(TILL, tooLong), TILL, 3)
        .refused(new AccessRefusal.ValidityTooLong(TILL, PrincipalKind.APPLICATION));
  }

  @Test
  void nobody_is_nobody_to_renew() {
    Story.staffed()
        .whenAda(renew(WORKER, 4))
        .refused(new AccessRefusal.PrincipalDoesNotExist(WORKER));
  }

  @Test
  void who_is_revoked_is_renewed_no_more() {
    Story.staffed()
        .afterAda(revoke(TILL))
        .whenAda(renew(TILL, 4))
        .refused(new AccessRefusal.PrincipalIsRevoked(TILL));
  }
}
