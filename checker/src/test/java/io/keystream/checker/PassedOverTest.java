package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import org.junit.jupiter.api.Test;

/** Requests that nobody known had sealed: what accounts for them and what does not. */
final class PassedOverTest {

  /** Where all requests of the story stand; alice's own is the first. */
  private static final String LANE =
      Topics.CRYPTO_REQUESTS.name() + "/" + Partitioning.partition("alice", 3);

  private final Story story = Story.ofOneKey();

  @Test
  void a_request_with_a_strangers_record_at_its_place_is_accounted_for() {
    passed("s1");
    recordedAlone(1);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_strangers_record_of_another_place_accounts_for_nothing() {
    passed("s1");
    recordedAlone(2);

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_strangers_record_is_made_once() {
    passed("s1");
    recordedAlone(1);
    recordedAlone(1);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_ONCE);
  }

  @Test
  void garbage_that_was_passed_is_accounted_for_like_any_other() {
    story.log.appendGarbage(Topics.CRYPTO_REQUESTS, Partitioning.partition("alice", 3));
    story.log.append(Topics.CRYPTO_REQUESTS, "alice", null, NOON);
    story.pass();
    assertThat(story.brokenRules())
        .containsExactly(Rule.CONSUMED_IS_RECORDED, Rule.CONSUMED_IS_RECORDED);

    recordedAlone(1);
    recordedAlone(2);
    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_hint_is_no_answer_and_needs_no_record() {
    passed("s1");
    recordedAlone(1);
    story.answer("s1", new SessionUnknown());

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_hint_does_not_stand_for_the_answer() {
    passed("r2");
    story.answer("r2", new SessionUnknown());
    story.audit(AuditKind.USE, "r2", CARDS.path(), 1, AuditDecision.ALLOWED);
    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_IS_ANSWERED);

    story.answer("r2", Story.sealed());
    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void whoever_takes_the_id_of_another_and_is_found_out_is_owed_no_answer() {
    passed("r1");
    recordedAlone(1);
    story.answer("r1", Story.sealed());

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWERED_ONCE);
  }

  @Test
  void counted_requests_are_accounted_for() {
    passed("s1", "s2", "s3");
    countBegins(1);
    counted(1, 3, 3);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void recorded_uses_among_counted_requests_are_not_counted() {
    passed("s1", "s2");
    story.use("r2", 1);
    passed("s3");
    countBegins(1);
    counted(1, 4, 3);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void more_requests_without_a_record_than_were_counted() {
    passed("s1", "s2", "lost", "s3");
    countBegins(1);
    counted(1, 4, 3);

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_request_behind_those_that_were_counted() {
    passed("s1", "s2", "lost");
    countBegins(1);
    counted(1, 2, 2);

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_count_that_does_not_keep_to_the_form_counts_nothing() {
    passed("s1", "s2");
    recordedAlone(1);
    story.stranger("unrecorded/" + LANE + "/1", LANE + "/1..2 (2 or so)");

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_count_that_a_principal_writes_into_its_own_record_counts_nothing() {
    passed("lost");
    var record =
        AuditRecord.newBuilder(
                Story.auditRecord(AuditKind.USE, "r2", "", null, AuditDecision.DENIED))
            .setSource(LANE + "/1..1 (1)")
            .build();
    story.log.append(Topics.AUDIT_LOG, "alice", record, NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_count_that_has_begun_may_still_be_told() {
    passed("s1", "s2", "s3");
    countBegins(1);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_count_that_was_lost_is_found_with_the_first_it_was_about() {
    passed("s1", "s2", "s3", "s4");
    countBegins(1);
    recordedAlone(4);

    var findings = story.check().findings();

    assertThat(findings).extracting(Finding::rule).containsExactly(Rule.STRANGERS_ARE_COUNTED);
    assertThat(findings.getFirst().at().offset()).isEqualTo(2);
  }

  @Test
  void a_lost_count_explains_nothing_behind_the_next_strangers_record() {
    passed("s1", "s2", "lost");
    countBegins(1);
    recordedAlone(2);

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_lost_count_is_no_longer_found_when_its_requests_are_gone() {
    passed("s1", "s2", "s3", "s4");
    countBegins(1);
    recordedAlone(4);
    story.log.delete(Topics.CRYPTO_REQUESTS, Partitioning.partition("alice", 3));
    assertThat(story.brokenRules()).isEmpty();

    passed("lost");
    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_count_that_began_with_a_request_that_is_gone_still_explains_those_behind_it() {
    passed("s1");
    countBegins(1);
    story.log.delete(Topics.CRYPTO_REQUESTS, Partitioning.partition("alice", 3));
    passed("s2", "s3");
    assertThat(story.brokenRules()).isEmpty();

    counted(1, 3, 3);
    assertThat(story.brokenRules()).isEmpty();
  }

  private void passed(String... ids) {
    for (var id : ids) {
      story.request(id);
    }
    story.pass();
  }

  private void recordedAlone(long offset) {
    story.stranger(LANE + "/" + offset, LANE + "/" + offset);
  }

  private void countBegins(long offset) {
    story.stranger(LANE + "/" + offset, LANE + "/" + offset + "..");
  }

  private void counted(long first, long last, long count) {
    story.stranger(
        "unrecorded/" + LANE + "/" + first, "%s/%d..%d (%d)".formatted(LANE, first, last, count));
  }
}
