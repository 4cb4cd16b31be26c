package io.keystream.checker;

import static io.keystream.checker.Story.ADDRESS;
import static io.keystream.checker.Story.ALICE;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accesscommand.RevokePrincipal;
import io.keystream.schemas.accessevent.PrincipalRevoked;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Every lie about an access command breaks exactly the rule against it. */
final class ForgedAccessTest {

  private final Story story = new Story();

  @Test
  void a_command_with_its_event_its_record_and_its_answer_is_clean() {
    accepted("c1");

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void a_repeat_with_its_answer_is_clean() {
    accepted("c1");
    ask("c1");
    answer("c1", new Accepted(1L, 1L, null));

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void the_denied_attempt_of_somebody_who_took_the_id_of_another_is_clean() {
    accepted("c1");
    ask("c1");
    audit("c1", AuditDecision.DENIED);
    answer("c1", new Refused("bad-signature", ""));

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void strangers_may_ask_without_a_record_or_an_answer() {
    ask("c1");

    assertThat(story.check().findings()).isEmpty();
  }

  @Test
  void an_event_without_a_record() {
    ask("c1");
    event("c1");

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_RECORDED);
  }

  @Test
  void an_event_of_a_denied_command() {
    ask("c1");
    audit("c1", AuditDecision.DENIED);
    answer("c1", new Refused("last-operator", ""));
    event("c1");

    assertThat(story.brokenRules()).containsExactly(Rule.EVENT_IS_RECORDED);
  }

  @Test
  void an_event_that_stands_there_twice() {
    accepted("c1");
    event("c1");

    assertThat(story.brokenRules()).containsExactly(Rule.COMMAND_HAS_ONE_EFFECT);
  }

  @Test
  void an_event_whose_evidence_is_no_command() {
    var evidence =
        new SignedCommandRecord(
            ByteBuffer.allocate(32), ByteBuffer.allocate(64), ByteBuffer.allocate(10));
    append(new AccessEventRecord(1L, NOON, evidence, new PrincipalRevoked("svc-till", "")));

    assertThat(story.brokenRules()).containsExactly(Rule.RECORD_IS_READABLE);
  }

  @Test
  void an_allowed_change_without_an_event() {
    ask("c1");
    audit("c1", AuditDecision.ALLOWED);
    answer("c1", new Accepted(1L, 1L, null));

    assertThat(story.brokenRules()).containsExactly(Rule.ALLOWED_CHANGE_HAS_EVENTS);
  }

  @Test
  void a_change_recorded_twice() {
    accepted("c1");
    audit("c1", AuditDecision.ALLOWED);

    assertThat(story.brokenRules()).containsExactly(Rule.RECORDED_ONCE);
  }

  @Test
  void an_answer_that_says_something_else() {
    ask("c1");
    event("c1");
    audit("c1", AuditDecision.ALLOWED);
    answer("c1", new Refused("last-operator", ""));

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_AGREES);
  }

  @Test
  void an_answer_without_a_record() {
    ask("c1");
    answer("c1", new Refused("last-operator", ""));

    assertThat(story.brokenRules()).containsExactly(Rule.ANSWER_IS_RECORDED);
  }

  private void accepted(String id) {
    ask(id);
    event(id);
    audit(id, AuditDecision.ALLOWED);
    answer(id, new Accepted(1L, 1L, null));
  }

  private void ask(String id) {
    story.log.append(Topics.ACCESS_COMMANDS, 0, "svc-till", signed(id), NOON);
  }

  private void event(String id) {
    append(new AccessEventRecord(1L, NOON, signed(id), new PrincipalRevoked("svc-till", "")));
  }

  private void append(AccessEventRecord event) {
    story.log.append(Topics.ACCESS_EVENTS, 0, "svc-till", event, NOON);
  }

  private void audit(String id, AuditDecision decision) {
    var record =
        AuditRecord.newBuilder(Story.auditRecord(AuditKind.CHANGE, id, "", null, decision))
            .setResource("principal/svc-till")
            .build();
    story.log.append(Topics.AUDIT_LOG, "alice", record, NOON);
  }

  private void answer(String id, Object outcome) {
    story.log.append(
        Topics.COMMAND_REPLIES,
        ADDRESS.getPartition(),
        ADDRESS.getAddress(),
        new CommandReplyRecord(id, "", outcome),
        NOON);
  }

  private static SignedCommandRecord signed(String id) {
    var command =
        new AccessCommandRecord(id, ALICE, NOON, ADDRESS, new RevokePrincipal("svc-till", ""));
    return new SignedCommandRecord(
        ByteBuffer.allocate(32),
        ByteBuffer.allocate(64),
        ByteBuffer.wrap(AccessCommandMapping.CODEC.encode(command)));
  }
}
