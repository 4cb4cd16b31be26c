package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.BEN;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.assign;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.remove;
import static io.keystream.domain.access.People.renew;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.stale;
import static io.keystream.domain.access.People.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AssignPoliciesTest {

  private static final Story WRITTEN =
      Story.staffed().afterAda(write("tills", "encrypt")).afterAda(write("night", "decrypt"));
  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void the_founder_has_root_and_whoever_is_enrolled_has_nothing() {
    assertThat(has(WRITTEN, ADA)).containsExactly("root");
    assertThat(has(WRITTEN, BEN)).isEmpty();
    assertThat(has(WRITTEN, TILL)).isEmpty();
  }

  @Test
  void a_service_has_the_policy_of_services_beside_what_is_assigned() {
    var story = WRITTEN.afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4));
    assertThat(has(story, WORKER)).containsExactly("service");
    assertThat(has(story.afterAda(assign(WORKER, "tills")), WORKER))
        .containsExactly("service", "tills");
  }

  @Test
  void an_assignment_takes_the_place_of_the_one_before() {
    var story = WRITTEN.afterAda(assign(TILL, "tills"));
    story
        .whenAda(assign(TILL, "night"))
        .then(
            new AccessEvent.PoliciesAssigned(
                TILL, Set.of(new PolicyName("night")), byAda(story.now())));
    assertThat(has(story.afterAda(assign(TILL, "night")), TILL)).containsExactly("night");
    assertThat(has(story.afterAda(assign(TILL)), TILL)).isEmpty();
  }

  @Test
  void a_policy_that_does_not_exist_is_not_assigned() {
    WRITTEN
        .whenAda(assign(TILL, "tills", "gone"))
        .refused(new AccessRefusal.PolicyDoesNotExist(new PolicyName("gone")));
    WRITTEN
        .afterAda(remove("night"))
        .whenAda(assign(TILL, "night"))
        .refused(new AccessRefusal.PolicyDoesNotExist(new PolicyName("night")));
  }

  @Test
  void root_is_assigned_like_any_other_and_the_policy_of_services_to_nobody() {
    WRITTEN.whenAda(assign(BEN, "root")).accepted();
    WRITTEN
        .whenAda(assign(BEN, "service"))
        .refused(new AccessRefusal.PolicyIsForServices(new PolicyName("service")));
  }

  @Test
  void an_assignment_not_newer_than_the_newest_one_is_a_replay() {
    var story = WRITTEN.afterAda(assign(TILL, "tills")).afterAda(assign(TILL));
    var newest = story.now().minusSeconds(1);
    story.when(assign(TILL, "tills"), byAda(newest)).refused(stale(TILL, newest));
    story.when(assign(TILL, "tills"), byAda(newest.plus(MILLI))).accepted();
  }

  @Test
  void an_assignment_from_before_the_enrolment_is_a_replay() {
    var story = WRITTEN.afterAda(enrol(WORKER, PrincipalKind.APPLICATION, 4));
    var enrolled = story.now().minusSeconds(1);
    story.when(assign(WORKER, "tills"), byAda(enrolled)).refused(stale(WORKER, enrolled));
  }

  @Test
  void an_assignment_and_a_renewal_do_not_hold_each_other_up() {
    var assigned = WRITTEN.afterAda(assign(TILL, "tills"));
    assigned.when(renew(TILL, 4), byAda(WRITTEN.now())).accepted();
    assigned.when(revoke(TILL), byAda(WRITTEN.now())).accepted();
    var renewed = WRITTEN.afterAda(renew(TILL, 4));
    renewed.when(assign(TILL, "tills"), byAda(WRITTEN.now())).accepted();
    assertThat(has(assigned.afterAda(renew(TILL, 4)), TILL)).containsExactly("tills");
  }

  @Test
  void at_most_64_are_assigned() {
    var names = IntStream.range(0, 65).mapToObj("p%d"::formatted).toArray(String[]::new);
    assertThatThrownBy(() -> assign(TILL, names))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("policies must be at most 64 for a principal, are 65");
  }

  private static List<String> has(Story story, Principal principal) {
    return ((Enrolled) story.directory().of(principal))
        .policies().stream().map(PolicyName::name).toList();
  }
}
