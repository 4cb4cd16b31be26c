package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A log too long for one walk gives the same findings in several. */
final class SlicesTest {

  @Test
  void several_walks_find_what_one_finds_and_nothing_twice() {
    var story = Story.ofOneKey();
    story.log.appendGarbage(Topics.ALERTS, 0);
    for (var n = 0; n < 20; n++) {
      story.use("twice" + n, 1);
      story.audit(AuditKind.USE, "twice" + n, CARDS.path(), 1, AuditDecision.ALLOWED);
      story.answer("unrecorded" + n, new Encrypted(1, ByteBuffer.allocate(1)));
      story.change("nothing" + n, CARDS.path(), AuditDecision.ALLOWED);
      story.request("unanswered" + n);
      story.audit(AuditKind.USE, "unanswered" + n, CARDS.path(), 1, AuditDecision.ALLOWED);
    }
    story.event("silent", new KeyEvent.Suspended(CARDS, KeyVersion.FIRST, "forged"));

    var once = ConsistencyChecker.check(story.log, Story.SUBJECT, 1_000_000);
    var often = ConsistencyChecker.check(story.log, Story.SUBJECT, 10);

    assertThat(once.findingsTotal()).isEqualTo(82);
    assertThat(often.findings()).containsExactlyInAnyOrderElementsOf(once.findings());
    assertThat(often.counts()).isEqualTo(once.counts());
  }

  @Test
  void more_findings_than_are_kept_are_counted() {
    var story = new Story();
    for (var n = 0; n < 1500; n++) {
      story.change("nothing" + n, CARDS.path(), AuditDecision.ALLOWED);
    }

    var report = story.check();

    assertThat(report.findings()).hasSize(1000);
    assertThat(report.findingsTotal()).isEqualTo(1500);
    assertThat(report.isClean()).isFalse();
  }
}
