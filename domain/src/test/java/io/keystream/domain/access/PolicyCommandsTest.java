package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.assign;
import static io.keystream.domain.access.People.byAda;
import static io.keystream.domain.access.People.remove;
import static io.keystream.domain.access.People.stale;
import static io.keystream.domain.access.People.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PolicyCommandsTest {

  private static final PolicyName TILLS = new PolicyName("tills");
  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void an_operator_writes_a_policy() {
    var write = write("tills", "encrypt");
    var story = Story.staffed();
    story
        .whenAda(write)
        .then(new AccessEvent.PolicyWritten(TILLS, write.text(), byAda(story.now())));
    assertThat(story.afterAda(write).directory().policies().of(TILLS))
        .isInstanceOfSatisfying(
            StoredPolicy.Written.class,
            written -> {
              assertThat(written.text()).isEqualTo(write.text());
              assertThat(written.policy().rules()).hasSize(1);
            });
  }

  @Test
  void a_policy_that_is_written_again_says_the_new_text() {
    var story = Story.staffed().afterAda(write("tills", "encrypt"));
    assertThat(story.afterAda(write("tills", "decrypt")).directory().policies().of(TILLS))
        .isInstanceOfSatisfying(
            StoredPolicy.Written.class,
            written -> assertThat(written.text()).contains("transit/decrypt/"));
  }

  @Test
  void a_text_that_cannot_be_obeyed_is_refused_with_line_and_reason() {
    var text = "path \"a\" {\n  capabilities = [\"fly\"]\n}";
    assertThat(Story.staffed().whenAda(new AccessCommand.WritePolicy(TILLS, text)).decision())
        .isInstanceOfSatisfying(
            AccessDecision.Refused.class,
            refused ->
                assertThat(refused.reason().message())
                    .startsWith("The text of policy 'tills' is refused at line 2, column 19: ")
                    .contains("fly"));
  }

  @Test
  void a_text_is_at_most_64_kib() {
    var story = Story.staffed();
    var rule = "path \"a\" { capabilities = [\"read\"] }\n";
    var longest = rule + "#".repeat(65_536 - rule.length());
    story.whenAda(new AccessCommand.WritePolicy(TILLS, longest)).accepted();
    story
        .whenAda(new AccessCommand.WritePolicy(TILLS, longest + "#"))
        .refused(
            new AccessRefusal.PolicyTextRefused(
                TILLS, "line 1, column 1: a policy has at most 65,536 bytes in UTF-8"));
  }

  @Test
  void a_refused_text_leaves_the_one_before() {
    var story = Story.staffed().afterAda(write("tills", "encrypt"));
    var before = story.directory();
    story.whenAda(new AccessCommand.WritePolicy(TILLS, "nonsense"));
    assertThat(story.directory()).isSameAs(before);
  }

  @Test
  void what_was_written_before_the_newest_text_is_a_replay() {
    var story = Story.staffed().afterAda(write("tills", "encrypt"));
    var newest = story.now().minusSeconds(1);
    story.when(write("tills", "decrypt"), byAda(newest)).refused(stale("tills", newest));
    story.when(remove("tills"), byAda(newest)).refused(stale("tills", newest));
    story.when(write("tills", "decrypt"), byAda(newest.plus(MILLI))).accepted();
  }

  @Test
  void what_was_written_before_a_removal_does_not_come_back() {
    var story = Story.staffed().afterAda(write("tills", "encrypt")).afterAda(remove("tills"));
    var newest = story.now().minusSeconds(1);
    story.when(write("tills", "encrypt"), byAda(newest)).refused(stale("tills", newest));
    story.when(write("tills", "encrypt"), byAda(newest.plus(MILLI))).accepted();
  }

  @Test
  void a_policy_does_not_hold_up_another() {
    var story = Story.staffed();
    var written = story.afterAda(write("tills", "encrypt"));
    written.when(write("night", "encrypt"), byAda(story.now())).accepted();
  }

  @Test
  void a_policy_that_is_assigned_may_be_removed() {
    Story.staffed()
        .afterAda(write("tills", "encrypt"))
        .afterAda(assign(TILL, "tills"))
        .whenAda(remove("tills"))
        .accepted();
  }

  @Test
  void there_are_at_most_so_many() {
    var policies = Policies.BUILT_IN;
    var one = Story.staffed().afterAda(write("tills", "encrypt")).directory().policies();
    var tills = (StoredPolicy.Written) one.of(TILLS);
    for (int i = 0; i < Policies.MOST; i++) {
      var name = new PolicyName("p" + i);
      policies =
          policies.with(
              new StoredPolicy.Written(
                  tills.text(), new Policy(name, tills.policy().rules()), tills.issuedAt()));
    }
    var full = new Story(People.founded().with(policies), People.NOW.plusSeconds(9));
    full.whenAda(write("tills", "encrypt")).refused(new AccessRefusal.TooManyPolicies(10_000));
    full.whenAda(write("p7", "encrypt")).accepted();
    full.afterAda(remove("p7")).whenAda(write("tills", "encrypt")).accepted();
    full.afterAda(remove("p7"))
        .afterAda(write("tills", "encrypt"))
        .whenAda(write("p7", "encrypt"))
        .refused(new AccessRefusal.TooManyPolicies(10_000));
  }

  @Test
  void an_operator_without_any_policy_still_writes_and_assigns() {
    var story = Story.staffed().afterAda(assign(ADA));
    story.whenAda(assign(ADA, "root")).accepted();
    story.whenAda(write("tills", "encrypt")).accepted();
  }
}
