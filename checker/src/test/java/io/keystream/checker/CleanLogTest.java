package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static io.keystream.checker.Story.MATERIAL;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is in order is not found. */
final class CleanLogTest {

  private static final KeyVersion TWO = new KeyVersion(2);

  @Test
  void an_empty_log_is_clean() {
    assertThat(new Story().check().isClean()).isTrue();
  }

  @Test
  void a_key_that_was_created_and_used_is_clean_and_counted() {
    var story = Story.ofOneKey();
    story.command("c3", Story.create(CARDS));

    var report = story.check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.counts()).isEqualTo(new CheckReport.Counts(1, 4, 4, 3, 3, 1, 1));
  }

  @Test
  void a_rotated_and_destroyed_key_is_clean() {
    var story = Story.ofOneKey();
    var scope = new VersionScope.One(KeyVersion.FIRST);
    story.command("c3", new KeyCommand.Deactivate(CARDS, scope));
    story.command(
        "c4", new KeyCommand.ScheduleDestruction(CARDS, scope, NOON.plus(Duration.ofDays(8))));
    story.ask("c5", new KeyCommand.DestroyDue(CARDS), null);
    story.event("c5", new KeyEvent.DestructionStarted(CARDS, KeyVersion.FIRST));
    story.change("c5", CARDS.path(), AuditDecision.ALLOWED);
    story.material(CARDS, 1, (KeyMaterialRecord) null);
    story.command("c6", new KeyCommand.ConfirmDestroyed(CARDS, KeyVersion.FIRST));
    story.command("c7", new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND));
    story.project(story.state().setCheckValue("").setProtectedBy("").build());

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void a_key_that_is_configured_and_trimmed_is_clean() {
    var story = ofTwoVersions();
    story.command("c5", new KeyCommand.Configure(CARDS, TWO, MinEncryptionVersion.of(TWO), true));
    story.project(configured(story.state()).build());
    assertThat(story.check().findings()).isEmpty();

    story.command("c6", new KeyCommand.Trim(CARDS, TWO));
    story.project(configured(story.state()).setMinAvailableVersion(2).build());
    assertThat(story.check().findings()).isEmpty();

    story.material(CARDS, 1, (KeyMaterialRecord) null);
    story.command("c7", new KeyCommand.ConfirmDestroyed(CARDS, KeyVersion.FIRST));
    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void a_projection_that_has_not_seen_the_configuration_is_not_compared() {
    var story = ofTwoVersions();
    story.project(story.state().build());
    story.command("c5", new KeyCommand.Configure(CARDS, TWO, MinEncryptionVersion.of(TWO), true));

    assertThat(story.check().findings()).isEmpty();
  }

  private static KeyStateRecord.Builder configured(KeyStateRecord.Builder state) {
    return state.setMinDecryptionVersion(2).setMinEncryptionVersion(2).setDeletionAllowed(true);
  }

  private static Story ofTwoVersions() {
    var story = Story.ofOneKey();
    story.command("c3", new KeyCommand.Rotate(CARDS, Activation.WHEN_GENERATED));
    story.material(CARDS, 2, MATERIAL);
    story.command("c4", new KeyCommand.ConfirmGenerated(CARDS, TWO, MATERIAL));
    return story;
  }

  @Test
  void a_repeated_command_is_answered_again_and_has_one_record() {
    var story = Story.ofOneKey();
    story.ask("c1", Story.create(CARDS), Story.ADDRESS);
    story.reply("c1", CARDS, new Accepted(1L, 2L, 1));

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void a_projection_that_lags_is_not_compared() {
    var story = Story.ofOneKey();
    story.project(story.state().setState("pre-active").setSequence(3).build());

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void an_answer_whose_hour_is_over_is_not_missed() {
    var story = Story.ofOneKey();
    story.log.delete(Topics.CRYPTO_REPLIES, 1);
    story.log.delete(Topics.COMMAND_REPLIES, 1);

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void what_is_written_while_the_check_runs_is_not_judged() {
    var story = Story.ofOneKey();
    Topics.ALL.forEach(story.log::drawLine);
    story.answer("r2", Story.sealed());
    story.event("c9", new KeyEvent.Suspended(CARDS, KeyVersion.FIRST, "late"));

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void what_becomes_visible_only_while_the_check_runs_explains_what_it_goes_with() {
    var story = Story.ofOneKey();
    story.answer("r2", Story.sealed());
    Topics.ALL.forEach(story.log::drawLine);
    story.log.whenReading(
        Topics.AUDIT_LOG,
        () -> story.audit(AuditKind.USE, "r2", CARDS.path(), 1, AuditDecision.ALLOWED));

    assertThat(story.check().findings()).isEmpty();
  }
}
