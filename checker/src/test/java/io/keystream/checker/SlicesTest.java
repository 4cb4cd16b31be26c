package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
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
      story.answer("unrecorded" + n, Story.sealed());
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
  void a_count_of_strangers_is_about_the_requests_of_all_slices() {
    var story = new Story();
    for (var n = 0; n < 40; n++) {
      story.request("stranger" + n);
    }
    story.pass();
    var lane = Topics.CRYPTO_REQUESTS.name() + "/" + Partitioning.partition("alice", 3) + "/";
    story.stranger(lane + "0", lane + "0..");
    story.stranger("unrecorded/" + lane + "0", lane + "0..29 (29)");
    story.stranger(lane + "30", lane + "30..");
    story.stranger("unrecorded/" + lane + "30", lane + "30..39 (10)");

    var once = ConsistencyChecker.check(story.log, Story.SUBJECT, 1_000_000);
    var often = ConsistencyChecker.check(story.log, Story.SUBJECT, 10);

    assertThat(once.findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.message()).startsWith("29 records").endsWith("counts 28"));
    assertThat(often.findings()).isEqualTo(once.findings());
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
