package io.keystream.domain.access;

import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.fingerprint;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class OnBehalfAdmissionTest {

  private static final Duration ONE = Duration.ofMillis(1);
  private static final Story STAFF =
      Story.staffed().afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4));

  @Test
  void it_is_heard_for_ten_minutes() {
    var heard = new Admission.Admitted((Enrolment.Enrolled) STAFF.directory().of(WORKER));
    assertThat(admit(NOW)).isEqualTo(heard);
    assertThat(admit(NOW.minus(OnBehalfAdmission.MAX_AGE))).isEqualTo(heard);
    assertThat(admit(NOW.plus(AccessDecisions.MAX_AHEAD))).isEqualTo(heard);
  }

  @Test
  void what_is_older_may_be_anybodys_copy() {
    var issuedAt = NOW.minus(OnBehalfAdmission.MAX_AGE).minus(ONE);
    var reason = new AccessRefusal.IssuedLongAgo(issuedAt, OnBehalfAdmission.MAX_AGE);
    assertThat(admit(issuedAt)).isEqualTo(new Admission.Strange(reason));
    assertThat(reason.message()).contains("more than 10 minutes ago");
  }

  @Test
  void a_service_that_is_none_any_more_is_a_stranger() {
    var without = STAFF.afterAda(revoke(WORKER)).directory();
    assertThat(OnBehalfAdmission.admit(without, signed(WORKER, 4, NOW), NOW))
        .isEqualTo(new Admission.Strange(new AccessRefusal.SignerIsRevoked(WORKER)));
    assertThat(OnBehalfAdmission.admit(without, signed(WORKER, 9, NOW), NOW))
        .isEqualTo(new Admission.Strange(new AccessRefusal.UnknownCertificate(fingerprint(9))));
  }

  private static Admission admit(Instant issuedAt) {
    return OnBehalfAdmission.admit(STAFF.directory(), signed(WORKER, 4, issuedAt), NOW);
  }
}
