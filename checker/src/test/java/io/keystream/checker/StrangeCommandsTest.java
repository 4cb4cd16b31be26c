package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import org.junit.jupiter.api.Test;

/** Commands that nobody known had signed: what accounts for them and what does not. */
final class StrangeCommandsTest {

  private static final KeyCommand SUSPEND =
      new KeyCommand.Suspend(CARDS, new VersionScope.All(), "no reason");
  private static final int HOME = Partitioning.partition(CARDS.path(), 3);

  private final Story story = Story.ofOneKey();

  @Test
  void a_command_with_a_strangers_record_at_its_place_is_accounted_for() {
    asked("s1");
    recorded("s1", place(2));
    answered("s1");

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void the_same_command_of_a_stranger_may_be_recorded_twice() {
    asked("s1");
    recorded("s1", place(2));
    answered("s1");
    asked("s1");
    recorded("s1", place(3));
    answered("s1");

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_strangers_record_of_another_place_accounts_for_nothing() {
    asked("s1");
    recorded("s2", place(3));

    assertThat(story.brokenRules()).contains(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_stranger_is_not_answered_without_a_record() {
    asked("s1");
    answered("s1");

    assertThat(story.brokenRules())
        .containsExactlyInAnyOrder(Rule.CONSUMED_IS_RECORDED, Rule.ANSWER_IS_RECORDED);
  }

  @Test
  void garbage_that_was_passed_is_accounted_for_like_any_other() {
    story.log.appendGarbage(Topics.COMMANDS, HOME);
    pass();
    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);

    recorded(place(2), place(2));
    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void strangers_that_were_counted_are_accounted_for() {
    for (var i = 0; i < 5; i++) {
      asked("s" + i);
    }
    recorded("s0", place(2) + "..");
    answered("s0");
    recorded("unrecorded", place(2) + "..6 (5)");

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_copy_in_another_partition_is_not_answered_and_has_a_record_of_its_own() {
    var elsewhere = (HOME + 1) % 3;
    story.log.append(Topics.COMMANDS, elsewhere, CARDS.path(), command("c1"), NOON);
    pass();
    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);

    recorded("c1", Topics.COMMANDS.name() + "/" + elsewhere + "/0");
    assertThat(story.brokenRules()).isEmpty();
  }

  private void asked(String id) {
    story.log.append(Topics.COMMANDS, CARDS.path(), command(id), NOON);
    pass();
  }

  private static SignedCommandRecord command(String id) {
    return Story.signed(
        new KeyCommandRecord(
            id,
            CARDS.path(),
            new CallerRecord("eve", "console", null, false),
            NOON,
            Story.ADDRESS,
            KeyCommandMapping.toUnion(SUSPEND),
            null));
  }

  private void pass() {
    story.log.pass(Story.GROUPS.commands(), Topics.COMMANDS);
  }

  private void recorded(String id, String source) {
    var record =
        AuditRecord.newBuilder(
                Story.auditRecord(AuditKind.CHANGE, id, CARDS.path(), null, AuditDecision.DENIED))
            .setCaller(new CallerRecord("unknown", "unknown", null, false))
            .setSource(source)
            .setResource("topic/" + Topics.COMMANDS.name())
            .build();
    story.log.append(Topics.AUDIT_LOG, "unknown", record, NOON);
  }

  private void answered(String id) {
    story.reply(id, CARDS, new Refused("unknown-certificate", "no"));
  }

  private static String place(long offset) {
    return Topics.COMMANDS.name() + "/" + HOME + "/" + offset;
  }
}
