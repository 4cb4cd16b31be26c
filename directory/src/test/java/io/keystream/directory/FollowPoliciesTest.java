package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.StoredPolicy;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.accessevent.PoliciesAssigned;
import io.keystream.schemas.accessevent.PolicyRemoved;
import io.keystream.schemas.accessevent.PolicyWritten;
import io.keystream.schemas.wire.AccessEventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of access events and wants to be allowed more. */
final class FollowPoliciesTest extends OneFollower {

  private static final PolicyName TILLS = new PolicyName("tills");
  private static final String TEXT = "path \"transit/encrypt/*\" { capabilities = [\"update\"] }";
  private static final String MORE = "path \"*\" { capabilities = [\"update\", \"sudo\"] }";

  @Test
  void who_follows_comes_to_the_same_policies_and_assignments() {
    everything().forEach(this::assertApplied);

    assertThat(follower.directory().policies().present())
        .isEqualTo(service.directory.directory().policies().present())
        .hasSize(4);
    assertThat(follower.directory().principals())
        .isEqualTo(service.directory.directory().principals());
    assertThat(follower.directory().version()).isEqualTo(6);
  }

  @Test
  void an_event_with_another_text_than_its_command_is_ignored() {
    var genuine = written(TEXT, at(1));

    assertIgnored(
        new AccessEventRecord(1L, NOW, genuine.getEvidence(), new PolicyWritten("tills", MORE)),
        "it is not what its command leads to");
    assertIgnored(
        new AccessEventRecord(1L, NOW, genuine.getEvidence(), new PolicyWritten("night", TEXT)),
        "it is not what its command leads to");
    assertIgnored(
        new AccessEventRecord(1L, NOW, genuine.getEvidence(), new PolicyRemoved("tills")),
        "it is not what its command leads to");
    assertApplied(genuine);
  }

  @Test
  void an_assignment_of_more_than_was_ordered_is_ignored() {
    assertApplied(enrolled());
    assertApplied(written(TEXT, at(1)));
    var genuine = assigned(Set.of(TILLS), at(2));

    for (var more :
        List.of(List.of("root"), List.of("root", "tills"), List.<String>of(), List.of("No Name"))) {
      assertIgnored(
          new AccessEventRecord(
              3L, at(2), genuine.getEvidence(), new PoliciesAssigned("svc-till", more)),
          "it is not what its command leads to");
    }
    assertIgnored(
        new AccessEventRecord(
            3L, at(2), genuine.getEvidence(), new PoliciesAssigned("ada", List.of("tills"))),
        "it is not what its command leads to");
    assertApplied(genuine);
  }

  @Test
  void what_an_application_orders_for_itself_is_ignored() {
    assertApplied(enrolled());
    var evidence =
        till.asks(
            platform,
            new AccessCommand.AssignPolicies(till.principal(), Set.of(new PolicyName("root"))),
            at(1));

    assertIgnored(
        new AccessEventRecord(
            2L, at(1), evidence, new PoliciesAssigned("svc-till", List.of("root"))),
        "its command is refused: 'svc-till' is no operator");
  }

  @Test
  void an_earlier_text_does_not_come_back() {
    var lax = written(MORE, at(1));
    var strict = written(TEXT, at(2));
    assertApplied(lax);
    assertApplied(strict);

    assertIgnored(lax, "its command is refused: A command about 'tills' issued at");
    assertThat(text(follower.directory())).isEqualTo(TEXT);
  }

  @Test
  void a_policy_that_was_removed_does_not_come_back() {
    var written = written(TEXT, at(1));
    assertApplied(written);
    assertApplied(ordered(new AccessCommand.RemovePolicy(TILLS), at(2)));

    assertIgnored(written, "its command is refused: A command about 'tills' issued at");
  }

  @Test
  void an_assignment_that_was_taken_back_does_not_come_back() {
    assertApplied(enrolled());
    assertApplied(written(TEXT, at(1)));
    var given = assigned(Set.of(TILLS), at(2));
    assertApplied(given);
    assertApplied(assigned(Set.of(), at(3)));

    assertIgnored(given, "its command is refused: A command about 'svc-till' issued at");
    assertThat(((Enrolment.Enrolled) follower.directory().of(till.principal())).policies())
        .isEmpty();
  }

  @Test
  void whatever_bytes_are_changed_nothing_else_is_applied_and_nothing_fails() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var events = everything();
    for (var round = 0; round < 1_000; round++) {
      var changed = new ArrayList<byte[]>();
      events.forEach(event -> changed.add(Decider.bytes(event)));
      int which = random.nextInt(changed.size());
      var bytes = changed.get(which);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      var fresh = new VerifiedDirectory(platform, Hand.CERTIFICATES);
      for (int i = 0; i < which; i++) {
        fresh.follow(changed.get(i));
      }
      var before = fresh.directory();
      var followed = fresh.follow(bytes);
      if (followed instanceof Followed.Ignored) {
        assertThat(fresh.directory()).as("seed %d", seed).isSameAs(before);
      } else {
        // A bit that does not matter, such as one of the sequence.
        assertThat(said(fresh.directory())).as("seed %d", seed).isEqualTo(said(events, which));
      }
    }
  }

  private List<Object> said(List<AccessEventRecord> events, int last) {
    var genuine = new VerifiedDirectory(platform, Hand.CERTIFICATES);
    events.subList(0, last + 1).forEach(event -> genuine.follow(Decider.bytes(event)));
    return said(genuine.directory());
  }

  private static List<Object> said(Directory directory) {
    return List.of(directory.principals(), directory.policies().present());
  }

  private List<AccessEventRecord> everything() {
    return List.of(
        enrolled(),
        written(MORE, at(1)),
        assigned(Set.of(TILLS, new PolicyName("root")), at(2)),
        ordered(new AccessCommand.RemovePolicy(TILLS), at(3)),
        written(TEXT, at(4)),
        assigned(Set.of(TILLS), at(5)));
  }

  private AccessEventRecord enrolled() {
    return service.accepts(ada.enrols(platform, till, PrincipalKind.APPLICATION, NOW), NOW);
  }

  private AccessEventRecord written(String text, Instant at) {
    return ordered(new AccessCommand.WritePolicy(TILLS, text), at);
  }

  private AccessEventRecord assigned(Set<PolicyName> policies, Instant at) {
    return ordered(new AccessCommand.AssignPolicies(till.principal(), policies), at);
  }

  private AccessEventRecord ordered(AccessCommand command, Instant at) {
    return service.accepts(ada.asks(platform, command, at), at);
  }

  private static String text(Directory directory) {
    return ((StoredPolicy.Present) directory.policies().of(TILLS)).text();
  }
}
