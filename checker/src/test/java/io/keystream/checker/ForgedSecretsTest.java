package io.keystream.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.ValueReference;
import io.keystream.schemas.SecretEventMapping;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Secrets on a log that nobody but a command-service should have written, and somebody did. */
final class ForgedSecretsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final SecretPath PATH = new SecretPath("shop/db");
  private static final CallerRecord ALICE = new CallerRecord("alice", "shop", null, false);

  private final ForgedLog log = new ForgedLog();
  private final String id = UUID.randomUUID().toString();

  @Test
  void a_write_that_is_recorded_and_answered_is_clean() {
    recorded();
    happened(1, 1);
    answered(1);

    assertThat(check()).isEmpty();
  }

  @Test
  void an_event_without_a_record_is_found() {
    happened(1, 1);

    assertThat(check()).containsExactly(Rule.EVENT_IS_RECORDED);
  }

  @Test
  void a_record_that_a_change_was_allowed_without_an_event_is_found() {
    recorded();

    assertThat(check()).containsExactly(Rule.ALLOWED_CHANGE_HAS_EVENTS);
  }

  @Test
  void an_answer_without_a_record_is_found() {
    answered(1);

    assertThat(check()).containsExactly(Rule.ANSWER_IS_RECORDED);
  }

  @Test
  void an_answer_that_names_other_events_is_found() {
    recorded();
    happened(1, 1);
    answered(7);

    assertThat(check()).containsExactly(Rule.ANSWER_NAMES_ITS_EVENTS);
  }

  @Test
  void a_gap_and_a_version_out_of_turn_are_found() {
    recorded();
    happened(1, 1);
    happened(3, 2);
    assertThat(check()).containsExactly(Rule.SEQUENCE_HAS_NO_GAP);

    happened(2, 5);
    assertThat(check()).contains(Rule.HISTORY_FOLDS);
  }

  @Test
  void an_attempt_that_is_recorded_twice_is_found() {
    recorded();
    recorded();
    happened(1, 1);

    assertThat(check()).containsExactly(Rule.RECORDED_ONCE);
  }

  @Test
  void an_event_under_another_path_is_found() {
    recorded();
    log.append(Topics.SECRET_EVENTS, "elsewhere", event(1, 1), NOW);

    assertThat(check()).containsExactly(Rule.EVENT_IS_IN_ITS_PARTITION);
  }

  private List<Rule> check() {
    return ConsistencyChecker.check(log, new Subject(Story.GROUPS, null)).findings().stream()
        .map(Finding::rule)
        .toList();
  }

  private void recorded() {
    log.append(
        Topics.AUDIT_LOG,
        "alice",
        AuditRecord.newBuilder()
            .setRecordId(id)
            .setKind(AuditKind.CHANGE)
            .setOperation("Write")
            .setRequestedAt(NOW)
            .setRecordedAt(NOW)
            .setCaller(ALICE)
            .setKey("")
            .setDecision(AuditDecision.ALLOWED)
            .setNode("node-1")
            .setResource(new SecretSubject(PATH.path()).resource())
            .build(),
        NOW);
  }

  private void happened(long sequence, int version) {
    log.append(Topics.SECRET_EVENTS, PATH.path(), event(sequence, version), NOW);
  }

  private SecretEventRecord event(long sequence, int version) {
    var event =
        new SecretEvent.Written(
            PATH,
            new SecretVersion(version),
            new ValueReference(UUID.randomUUID(), "0f".repeat(32)),
            NOW,
            new Deletion.None());
    return new SecretEventRecord(
        PATH.path(),
        sequence,
        id,
        ALICE,
        "crypto-worker",
        NOW,
        SecretEventMapping.toUnion(event),
        null);
  }

  private void answered(long sequence) {
    log.append(
        Topics.COMMAND_REPLIES,
        "address",
        new CommandReplyRecord(id, PATH.path(), new Accepted(sequence, sequence, 1)),
        NOW);
  }
}
