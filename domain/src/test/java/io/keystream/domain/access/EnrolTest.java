package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.FOUNDING;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.fingerprint;
import static io.keystream.domain.access.People.revoke;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EnrolTest {

  private static final Duration ONE = Duration.ofSeconds(1);

  @ParameterizedTest
  @EnumSource
  void the_founding_operator_enrols_principals_of_every_kind(PrincipalKind kind) {
    Story.begin()
        .whenAda(enrol(TILL, kind, 3))
        .then(new AccessEvent.PrincipalEnrolled(TILL, kind, certificate(3), byAda(NOW)));
  }

  @Test
  void an_enrolled_operator_enrols_others() {
    Story.staffed().when(enrol(WORKER, PrincipalKind.SERVICE, 4), BEN, 2).accepted();
  }

  @Test
  void an_application_enrols_nobody() {
    Story.staffed()
        .when(enrol(WORKER, PrincipalKind.SERVICE, 4), TILL, 3)
        .refused(new AccessRefusal.NotAnOperator(TILL));
  }

  @Test
  void a_name_is_enrolled_once() {
    Story.staffed()
        .whenAda(enrol(TILL, PrincipalKind.APPLICATION, 4))
        .refused(new AccessRefusal.PrincipalExists(TILL));
  }

  @Test
  void a_revoked_name_is_never_enrolled_again() {
    Story.staffed()
        .afterAda(revoke(TILL))
        .whenAda(enrol(TILL, PrincipalKind.APPLICATION, 4))
        .refused(new AccessRefusal.PrincipalIsRevoked(TILL));
  }

  @Test
  void a_certificate_is_enrolled_for_one_principal() {
    Story.staffed()
        .whenAda(enrol(WORKER, PrincipalKind.SERVICE, 3))
        .refused(new AccessRefusal.CertificateIsTaken(fingerprint(3)));
  }

  @Test
  void the_certificate_of_a_revoked_principal_is_not_enrolled_under_another_name() {
    Story.staffed()
        .afterAda(revoke(TILL))
        .whenAda(enrol(WORKER, PrincipalKind.SERVICE, 3))
        .refused(new AccessRefusal.CertificateIsTaken(fingerprint(3)));
  }

  @ParameterizedTest
  @EnumSource
  void a_certificate_may_be_valid_for_as_long_as_its_kind_may(PrincipalKind kind) {
    var longest = certificate(4, NOW, kind.maxValidity());
    Story.begin().whenAda(new AccessCommand.EnrolPrincipal(TILL, kind, longest)).accepted();
  }

  @ParameterizedTest
  @EnumSource
  void a_certificate_that_is_valid_for_longer_is_refused(PrincipalKind kind) {
    var tooLong = certificate(4, NOW, kind.maxValidity().plus(ONE));
    Story.begin()
        .whenAda(new AccessCommand.EnrolPrincipal(TILL, kind, tooLong))
        .refused(new AccessRefusal.ValidityTooLong(TILL, kind));
  }

  @Test
  void a_certificate_that_has_ended_is_refused() {
    refusedAsNotValid(certificate(4, NOW.minus(ONE), ONE));
  }

  @Test
  void a_certificate_that_has_not_begun_is_refused() {
    refusedAsNotValid(certificate(4, NOW.plus(ONE), ONE));
  }

  @Test
  void the_founding_operator_is_there_already() {
    Story.begin()
        .whenAda(enrol(ADA, PrincipalKind.OPERATOR, 4))
        .refused(new AccessRefusal.PrincipalExists(ADA));
  }

  @Test
  void nobody_is_enrolled_with_the_founding_certificate() {
    Story.begin()
        .whenAda(enrol(BEN, PrincipalKind.OPERATOR, FOUNDING))
        .refused(new AccessRefusal.CertificateIsTaken(fingerprint(FOUNDING)));
  }

  private static void refusedAsNotValid(EnrolledCertificate certificate) {
    Story.begin()
        .whenAda(new AccessCommand.EnrolPrincipal(TILL, PrincipalKind.APPLICATION, certificate))
        .refused(
            new AccessRefusal.CertificateIsNotValid(
                TILL, certificate.notBefore(), certificate.notAfter()));
  }
}
