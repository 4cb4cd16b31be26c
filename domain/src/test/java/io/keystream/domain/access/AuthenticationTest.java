package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.fingerprint;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {

  private static final Duration DAY = Duration.ofHours(24);

  @Test
  void a_certificate_speaks_for_whom_it_was_enrolled() {
    accepted(Story.staffed(), TILL, 3, NOW);
  }

  @Test
  void a_certificate_that_nobody_enrolled_speaks_for_nobody() {
    refused(Story.begin(), TILL, 3, NOW, new AccessRefusal.UnknownCertificate(fingerprint(3)));
  }

  @Test
  void nobody_calls_under_the_name_of_another() {
    refused(
        Story.staffed(), ADA, 3, NOW, new AccessRefusal.CertificateOfAnother(ADA, fingerprint(3)));
  }

  @Test
  void a_certificate_is_accepted_from_its_first_moment_to_its_last() {
    var certificate = certificate(3);
    accepted(Story.staffed(), TILL, 3, certificate.notBefore());
    accepted(Story.staffed(), TILL, 3, certificate.notAfter().minusMillis(1));
    refused(
        Story.staffed(),
        TILL,
        3,
        certificate.notBefore().minusMillis(1),
        new AccessRefusal.CertificateNotYetValid(TILL, certificate.notBefore()));
    refused(
        Story.staffed(),
        TILL,
        3,
        certificate.notAfter(),
        new AccessRefusal.CertificateExpired(TILL, certificate.notAfter()));
  }

  @Test
  void after_a_renewal_both_certificates_are_accepted_for_a_day() {
    var before = Story.staffed();
    var renewed = before.after(renew(TILL, 4), TILL, 3);
    accepted(renewed, TILL, 4, before.now());
    accepted(renewed, TILL, 3, before.now().plus(DAY).minusMillis(1));
    refused(
        renewed,
        TILL,
        3,
        before.now().plus(DAY),
        new AccessRefusal.CertificateReplaced(TILL, fingerprint(3)));
  }

  @Test
  void the_overlap_does_not_outlast_the_former_certificate() {
    var ends = NOW.plus(Duration.ofHours(1));
    var renewed =
        Story.begin()
            .afterAda(
                new AccessCommand.EnrolPrincipal(
                    WORKER, PrincipalKind.SERVICE, certificate(3, NOW, Duration.ofHours(1))))
            .after(renew(WORKER, 4), WORKER, 3);
    accepted(renewed, WORKER, 3, ends.minusMillis(1));
    refused(
        renewed, WORKER, 3, ends, new AccessRefusal.CertificateReplaced(WORKER, fingerprint(3)));
  }

  @Test
  void a_second_renewal_ends_the_certificate_before_the_former() {
    var renewed = Story.staffed().after(renew(TILL, 4), TILL, 3).after(renew(TILL, 5), TILL, 4);
    accepted(renewed, TILL, 4, renewed.now());
    refused(
        renewed,
        TILL,
        3,
        renewed.now(),
        new AccessRefusal.CertificateReplaced(TILL, fingerprint(3)));
  }

  @Test
  void a_revoked_principal_is_refused_at_once_with_every_certificate() {
    var revoked = Story.staffed().after(renew(TILL, 4), TILL, 3).afterAda(revoke(TILL));
    refused(revoked, TILL, 3, revoked.now(), new AccessRefusal.SignerIsRevoked(TILL));
    refused(revoked, TILL, 4, revoked.now(), new AccessRefusal.SignerIsRevoked(TILL));
  }

  @Test
  void a_revoked_operator_enrols_nobody() {
    Story.staffed()
        .afterAda(revoke(BEN))
        .when(enrol(WORKER, PrincipalKind.SERVICE, 4), BEN, 2)
        .refused(new AccessRefusal.SignerIsRevoked(BEN));
  }

  @Test
  void the_holder_of_a_certificate_is_known_whatever_became_of_it() {
    var revoked = Story.staffed().afterAda(revoke(TILL)).directory();
    assertThat(revoked.holderOf(fingerprint(3)).orElseThrow())
        .isEqualTo(new Enrolment.Revoked(TILL, PrincipalKind.APPLICATION, "left the bank"));
    assertThat(revoked.holderOf(fingerprint(9))).isEmpty();
  }

  private static void accepted(Story story, Principal caller, int certificate, Instant at) {
    assertThat(story.directory().authenticate(caller, fingerprint(certificate), at))
        .isInstanceOfSatisfying(
            Authentication.Authenticated.class,
            authenticated -> assertThat(authenticated.as().principal()).isEqualTo(caller));
  }

  private static void refused(
      Story story,
      Principal caller,
      int certificate,
      Instant at,
      AccessRefusal.NotAuthenticated reason) {
    assertThat(story.directory().authenticate(caller, fingerprint(certificate), at))
        .isEqualTo(new Authentication.Refused(reason));
  }
}
