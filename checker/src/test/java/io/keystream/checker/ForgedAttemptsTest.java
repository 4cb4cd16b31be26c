package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Failed;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every lie about an attempt, its record and its answer breaks exactly the rule against it. */
final class ForgedAttemptsTest {

  private final Story story = Story.ofOneKey();

  @Test
  void an_audit_record_in_the_partition_of_another_principal() {
    var elsewhere = (Partitioning.partition("alice", 3) + 1) % 3;
    story.log.append(Topics.AUDIT_LOG, elsewhere, "alice", denied("r2"), NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.AUDIT_IS_IN_ITS_PARTITION);
  }

  @Test
  void an_audit_record_under_the_name_of_another_principal() {
    story.log.append(
        Topics.AUDIT_LOG, Partitioning.partition("alice", 3), "bob", denied("r2"), NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.AUDIT_IS_IN_ITS_PARTITION);
  }

  @Test
  void an_audit_record_with_two_times() {
    story.log.append(Topics.AUDIT_LOG, "alice", denied("r2"), NOON.plusMillis(1));

    assertThat(story.brokenRules()).containsExactly(Rule.AUDIT_TIME_AGREES);
  }

  @Test
  void a_use_recorded_twice() {
    story.audit(AuditKind.USE, "r1", CARDS.path(), 1, AuditDecision.ALLOWED);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_ONCE);
  }

  @Test
  void a_change_recorded_twice() {
    story.change("c1", CARDS.path(), AuditDecision.ALLOWED);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_ONCE);
  }

  @Test
  void a_use_of_a_version_that_was_never_generated() {
    story.audit(AuditKind.USE, "r2", CARDS.path(), 2, AuditDecision.ALLOWED);

    assertThat(story.brokenRules()).containsExactly(Rule.USED_VERSION_COULD_BE_USED);
  }

  @Test
  void a_version_that_protected_and_was_never_activated() {
    secondVersion(Activation.ON_COMMAND);
    use("Decrypt", "active");
    assertThat(story.brokenRules()).isEmpty();

    use("Encrypt", "active");
    assertThat(story.brokenRules()).containsExactly(Rule.USED_VERSION_COULD_BE_USED);
  }

  @ParameterizedTest
  @CsvSource({"Encrypt, deactivated", "Sign, suspended", "GenerateMac, ''", "Decrypt, suspended"})
  void a_use_allowed_in_a_state_that_forbids_it(String operation, String state) {
    secondVersion(Activation.WHEN_GENERATED);
    use(operation, state);

    assertThat(story.brokenRules()).containsExactly(Rule.USE_FITS_THE_RECORDED_STATE);
  }

  private void secondVersion(Activation activation) {
    story.command("c3", new KeyCommand.Rotate(CARDS, activation));
    story.material(CARDS, 2, Story.MATERIAL);
    story.command("c4", new KeyCommand.ConfirmGenerated(CARDS, new KeyVersion(2), Story.MATERIAL));
  }

  private void use(String operation, String state) {
    var record =
        AuditRecord.newBuilder(
                Story.auditRecord(AuditKind.USE, operation, CARDS.path(), 2, AuditDecision.ALLOWED))
            .setOperation(operation)
            .setState(state)
            .build();
    story.log.append(Topics.AUDIT_LOG, "alice", record, NOON);
  }

  @Test
  void an_answer_that_names_other_events() {
    story.command("c3", new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND));
    story.ask("c3", new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND), Story.ADDRESS);
    story.reply("c3", CARDS, new Accepted(5L, 6L, 2));

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_NAMES_ITS_EVENTS);
  }

  @Test
  void a_consumed_command_without_a_record() {
    story.ask("c9", new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND), Story.ADDRESS);
    story.log.pass(Story.GROUPS.commands(), Topics.COMMANDS);

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_command_that_waits_for_its_turn_needs_no_record() {
    story.ask("c9", new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND), Story.ADDRESS);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_consumed_request_without_a_record() {
    story.request("r2");
    story.pass();

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void a_request_recorded_for_another_principal() {
    story.request("r2");
    story.pass();
    story.log.append(Topics.AUDIT_LOG, "mallory", byMallory("r2"), NOON);
    story.answer("r2", Story.sealed());

    assertThat(story.brokenRules()).containsExactly(Rule.CONSUMED_IS_RECORDED);
  }

  @Test
  void principals_have_ids_of_their_own() {
    story.log.append(Topics.AUDIT_LOG, "mallory", byMallory("r1"), NOON);

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void a_request_repeated_after_its_deadline_is_recorded_once_more_and_no_other() {
    var repeat =
        AuditRecord.newBuilder(
                Story.auditRecord(AuditKind.USE, "r1", CARDS.path(), null, AuditDecision.FAILED))
            .setReason("deadline-passed");
    story.log.append(Topics.AUDIT_LOG, "alice", repeat.build(), NOON);
    assertThat(story.brokenRules()).isEmpty();

    story.log.append(Topics.AUDIT_LOG, "alice", repeat.setReason("token-gone").build(), NOON);
    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_ONCE);
  }

  @Test
  void an_answer_to_a_request_without_a_record() {
    story.request("r2");
    story.answer("r2", Story.sealed());

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_IS_RECORDED);
  }

  @Test
  void an_answer_to_a_command_without_a_record() {
    story.reply("c9", CARDS, new Refused("key-exists", "no"));

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_IS_RECORDED);
  }

  @Test
  void a_recorded_request_without_an_answer() {
    story.request("r2");
    story.audit(AuditKind.USE, "r2", CARDS.path(), 1, AuditDecision.ALLOWED);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_IS_ANSWERED);
  }

  @Test
  void a_recorded_command_without_an_answer() {
    story.ask("c9", Story.create(CARDS), Story.ADDRESS);
    story.change("c9", CARDS.path(), AuditDecision.DENIED);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_IS_ANSWERED);
  }

  @Test
  void a_request_answered_twice() {
    story.answer("r1", Story.sealed());

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWERED_ONCE);
  }

  @Test
  void an_answer_at_another_address() {
    story.request("r2");
    story.audit(AuditKind.USE, "r2", CARDS.path(), 1, AuditDecision.ALLOWED);
    story.log.append(
        Topics.CRYPTO_REPLIES, 1, "mallory", new SealedReplyRecord("r2", Story.sealed()), NOON);

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_IS_AT_ITS_ADDRESS);
  }

  @Test
  void a_refusal_recorded_as_allowed() {
    recorded(AuditDecision.ALLOWED, new Refused("key-exists", "no"));

    assertThat(story.brokenRules())
        .containsExactlyInAnyOrder(Rule.ANSWER_AGREES, Rule.ALLOWED_CHANGE_HAS_EVENTS);
  }

  @Test
  void a_failure_recorded_as_denied() {
    recorded(AuditDecision.DENIED, new Failed("token-gone", "later", true));

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_AGREES);
  }

  @Test
  void a_success_recorded_as_failed() {
    recorded(AuditDecision.FAILED, new Accepted(1L, 1L, null));

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_AGREES);
  }

  private void recorded(AuditDecision decision, Object outcome) {
    story.ask("c9", Story.create(CARDS), Story.ADDRESS);
    story.change("c9", CARDS.path(), decision);
    story.reply("c9", CARDS, outcome);
  }

  private static AuditRecord byMallory(String id) {
    return AuditRecord.newBuilder(
            Story.auditRecord(AuditKind.USE, id, CARDS.path(), 1, AuditDecision.ALLOWED))
        .setCaller(new CallerRecord("mallory", "shop", null, false))
        .build();
  }

  private static AuditRecord denied(String id) {
    return Story.auditRecord(AuditKind.USE, id, CARDS.path(), 1, AuditDecision.DENIED);
  }
}
