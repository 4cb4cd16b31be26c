package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.OFFICE;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.assign;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.declare;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.stale;
import static io.keystream.domain.access.People.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.WeeklyHours;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeclareHoursTest {

  private static final String NIGHT = "Mon-Sun 22:00-06:00 UTC";
  private static final Story STAFFED = Story.staffed();
  private static final Story DECLARED = STAFFED.afterAda(declare(TILL, OFFICE));
  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void nobody_has_hours_before_somebody_declares_them() {
    assertThat(hours(STAFFED, ADA)).isInstanceOf(Hours.Undeclared.class);
    assertThat(hours(STAFFED, TILL)).isInstanceOf(Hours.Undeclared.class);
  }

  @Test
  void hours_take_the_place_of_those_before() {
    DECLARED
        .whenAda(declare(TILL, NIGHT))
        .then(new AccessEvent.HoursDeclared(TILL, WeeklyHours.parse(NIGHT), byAda(DECLARED.now())));
    assertThat(hours(DECLARED.afterAda(declare(TILL, NIGHT)), TILL))
        .isEqualTo(new Hours.Declared(WeeklyHours.parse(NIGHT), DECLARED.now()));
  }

  @Test
  void hours_that_are_withdrawn_are_gone() {
    DECLARED
        .whenAda(withdraw(TILL))
        .then(new AccessEvent.HoursWithdrawn(TILL, byAda(DECLARED.now())));
    assertThat(hours(DECLARED.afterAda(withdraw(TILL)), TILL))
        .isEqualTo(new Hours.Undeclared(DECLARED.now()));
  }

  @Test
  void what_was_not_declared_is_not_withdrawn() {
    STAFFED.whenAda(withdraw(TILL)).refused(new AccessRefusal.HoursAreNotDeclared(TILL));
    DECLARED
        .afterAda(withdraw(TILL))
        .whenAda(withdraw(TILL))
        .refused(new AccessRefusal.HoursAreNotDeclared(TILL));
  }

  @Test
  void an_order_not_newer_than_the_newest_one_is_a_replay() {
    var newest = STAFFED.now();
    DECLARED.when(declare(TILL, NIGHT), byAda(newest)).refused(stale(TILL, newest));
    DECLARED.when(withdraw(TILL), byAda(newest)).refused(stale(TILL, newest));
    DECLARED.when(declare(TILL, NIGHT), byAda(newest.plus(MILLI))).accepted();
    DECLARED.when(withdraw(TILL), byAda(newest.plus(MILLI))).accepted();
  }

  @Test
  void hours_that_were_withdrawn_do_not_come_back() {
    var newest = DECLARED.now();
    DECLARED
        .afterAda(withdraw(TILL))
        .when(declare(TILL, OFFICE), byAda(newest))
        .refused(stale(TILL, newest));
  }

  @Test
  void hours_from_before_the_enrolment_are_a_replay() {
    var enrolled = STAFFED.now();
    STAFFED
        .afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4))
        .when(declare(WORKER, OFFICE), byAda(enrolled))
        .refused(stale(WORKER, enrolled));
  }

  @Test
  void hours_and_other_orders_do_not_hold_each_other_up() {
    var before = STAFFED.now();
    DECLARED.when(renew(TILL, 4), byAda(before)).accepted();
    DECLARED.when(revoke(TILL), byAda(before)).accepted();
    DECLARED.when(assign(TILL, "root"), byAda(before)).accepted();
    STAFFED
        .afterAda(renew(TILL, 4))
        .afterAda(assign(TILL, "root"))
        .when(declare(TILL, OFFICE), byAda(before))
        .accepted();
  }

  @Test
  void a_renewal_keeps_the_hours() {
    assertThat(hours(DECLARED.afterAda(renew(TILL, 4)), TILL)).isEqualTo(hours(DECLARED, TILL));
  }

  private static Hours hours(Story story, Principal principal) {
    return ((Enrolled) story.directory().of(principal)).hours();
  }
}
