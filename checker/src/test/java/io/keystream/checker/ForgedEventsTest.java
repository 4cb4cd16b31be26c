package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import org.junit.jupiter.api.Test;

/** Every lie about keys breaks exactly the rule that forbids it. */
final class ForgedEventsTest {

  private static final KeyEvent SUSPENDED =
      new KeyEvent.Suspended(CARDS, KeyVersion.FIRST, "forged");

  private final Story story = Story.ofOneKey();

  @Test
  void an_event_in_the_partition_of_another_key() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    var elsewhere = (Partitioning.partition(CARDS.path(), 3) + 1) % 3;
    story.log.append(
        Topics.KEY_EVENTS,
        elsewhere,
        CARDS.path(),
        Story.eventRecord("c9", 1, new KeyEvent.Created(CARDS, Story.SPEC)),
        NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_IN_ITS_PARTITION);
  }

  @Test
  void an_event_under_the_name_of_another_key() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    story.log.append(
        Topics.KEY_EVENTS,
        Partitioning.partition(CARDS.path(), 3),
        "payments/other",
        Story.eventRecord("c9", 5, SUSPENDED),
        NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_IN_ITS_PARTITION);
  }

  @Test
  void a_gap_in_the_sequence() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    forge("c9", 6, SUSPENDED);

    var report = story.check();

    assertThat(report.findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.SEQUENCE_HAS_NO_GAP);
    assertThat(report.findings().getFirst())
        .hasToString(
            "sequence-has-no-gap at keystream.key-events.v1-"
                + Partitioning.partition(CARDS.path(), 3)
                + " offset 4: event 6 of key 'payments/cards' follows event 4");
  }

  @Test
  void a_sequence_number_given_twice() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    forge("c9", 4, SUSPENDED);

    assertThat(story.brokenRules()).containsExactly(Rule.SEQUENCE_HAS_NO_GAP);
  }

  @Test
  void an_event_that_cannot_happen_in_that_state() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    forge("c9", 5, new KeyEvent.Resumed(CARDS, KeyVersion.FIRST));

    assertThat(story.brokenRules()).containsExactly(Rule.HISTORY_FOLDS);
  }

  @Test
  void a_gap_in_the_versions() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    forge(
        "c9",
        5,
        new KeyEvent.VersionRequested(CARDS, new KeyVersion(3), Activation.WHEN_GENERATED));

    assertThat(story.brokenRules()).containsExactly(Rule.HISTORY_FOLDS);
  }

  @Test
  void a_second_active_version() {
    var second = new KeyVersion(2);
    story.command("c3", new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND));
    story.material(CARDS, 2, Story.MATERIAL);
    story.command("c4", new KeyCommand.ConfirmGenerated(CARDS, second, Story.MATERIAL));
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    forge("c9", 7, new KeyEvent.Activated(CARDS, second));

    assertThat(story.brokenRules()).containsExactly(Rule.HISTORY_FOLDS);
  }

  @Test
  void a_command_carried_out_a_second_time_later() {
    story.command("c3", suspend());
    story.command("c4", resume());
    story.event("c3", SUSPENDED);

    assertThat(story.brokenRules()).containsExactly(Rule.COMMAND_HAS_ONE_EFFECT);
  }

  @Test
  void a_command_carried_out_a_second_time_at_once() {
    story.command("c3", new KeyCommand.Rotate(CARDS, Activation.WHEN_GENERATED));
    story.event(
        "c3", new KeyEvent.VersionRequested(CARDS, new KeyVersion(3), Activation.WHEN_GENERATED));

    // Its answer names one event, and two came of it.
    assertThat(story.brokenRules())
        .containsExactlyInAnyOrder(Rule.COMMAND_HAS_ONE_EFFECT, Rule.ANSWER_NAMES_ITS_EVENTS);
  }

  @Test
  void a_command_carried_out_on_two_keys() {
    var other = new KeyName("payments/other");
    story.event("c1", new KeyEvent.Created(other, Story.SPEC));

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_RECORDED);
  }

  @Test
  void a_change_without_an_audit_record() {
    story.event("c9", SUSPENDED);

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_RECORDED);
  }

  @Test
  void a_change_that_is_recorded_as_denied() {
    story.change("c9", CARDS.path(), AuditDecision.DENIED);
    story.event("c9", SUSPENDED);

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_RECORDED);
  }

  @Test
  void a_change_that_is_recorded_for_another_principal() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);
    var record = Story.eventRecord("c9", 5, SUSPENDED);
    story.log.append(
        Topics.KEY_EVENTS,
        CARDS.path(),
        KeyEventRecord.newBuilder(record)
            .setCaller(new CallerRecord("mallory", "shop", null, false))
            .build(),
        NOON);

    // The record of c9 is alice's, and nothing came of hers.
    assertThat(story.brokenRules())
        .containsExactlyInAnyOrder(Rule.EVENT_IS_RECORDED, Rule.ALLOWED_CHANGE_HAS_EVENTS);
  }

  @Test
  void an_allowed_change_that_changed_nothing() {
    story.change("c9", CARDS.path(), AuditDecision.ALLOWED);

    assertThat(story.brokenRules()).containsExactly(Rule.ALLOWED_CHANGE_HAS_EVENTS);
  }

  private void forge(String commandId, long sequence, KeyEvent event) {
    story.log.append(
        Topics.KEY_EVENTS, CARDS.path(), Story.eventRecord(commandId, sequence, event), NOON);
  }

  private static KeyCommand suspend() {
    return new KeyCommand.Suspend(CARDS, new VersionScope.All(), "forged");
  }

  private static KeyCommand resume() {
    return new KeyCommand.Resume(CARDS, new VersionScope.All());
  }
}
