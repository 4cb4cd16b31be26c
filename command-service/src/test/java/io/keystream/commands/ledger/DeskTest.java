package io.keystream.commands.ledger;

import static io.keystream.commands.Commands.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.commands.Commands;
import io.keystream.commands.Staff;
import io.keystream.directory.FollowedKey;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.command.Create;
import io.keystream.schemas.command.Deactivate;
import io.keystream.schemas.command.Suspend;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of callers who are known; those of strangers have a test of their own. */
final class DeskTest {

  private static final Instant START = Commands.ISSUED.plusNanos(123_456_000);
  private static final ReplyAddress HERE = new ReplyAddress(2, "here");
  private static final CallerRecord BOB = new CallerRecord("bob", "console", null, false);

  private Instant now = START;
  private final Ledger ledger = new Ledger();
  private final TestDesk desk = new TestDesk(ledger, new Lane(0, 1, 3), () -> now);

  @Test
  void an_accepted_command_leaves_events_an_answer_and_a_record() {
    var verdict = judge(awaited(Commands.create("cards")));

    assertThat(verdict.events())
        .extracting(event -> event.getSequence() + ":" + event.getCaller().getPrincipal())
        .containsExactly("1:alice", "2:alice");
    assertThat(reply(verdict).getOutcome()).isEqualTo(new Accepted(1L, 2L, 1));
    assertThat(Objects.requireNonNull(verdict.answer()).to()).isEqualTo(HERE);
    var audit = audit(verdict);
    assertThat(audit.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(audit.getOperation()).isEqualTo("Create");
    assertThat(audit.getRecordedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123Z"));
    assertThat(audit.getSource()).isEqualTo("commands/0/0");
    assertThat(audit.getNode()).isEqualTo("node-1");
  }

  @Test
  void a_refused_command_leaves_an_answer_and_a_record_with_the_reason() {
    var verdict = judge(awaited(Commands.rotate("cards")));

    assertThat(verdict.events()).isEmpty();
    assertThat(reply(verdict).getOutcome())
        .isEqualTo(new Refused("key-does-not-exist", "There is no key 'cards'."));
    assertThat(audit(verdict).getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(audit(verdict).getReason()).isEqualTo("key-does-not-exist");
    assertThat(audit(verdict).getDetail()).isEqualTo("There is no key 'cards'.");
  }

  @Test
  void nobody_is_answered_who_does_not_wait() {
    assertThat(judge(Commands.record(Commands.create("cards"))).answer()).isNull();
  }

  @Test
  void a_record_names_the_version_and_the_state_in_which_it_was_found() {
    judge(Commands.record(Commands.create("cards")));
    judge(Commands.record(Commands.generated("cards", 1)));

    var audit = audit(judge(Commands.record(Commands.deactivate("cards", 1))));

    assertThat(audit.getVersion()).isEqualTo(1);
    assertThat(audit.getState()).isEqualTo("active");
  }

  @Test
  void a_repeat_of_an_accepted_command_gets_its_answer_and_leaves_nothing() {
    var command = awaited(Commands.create("cards"));
    var first = judge(command);
    judge(Commands.record(Commands.generated("cards", 1)));
    var second = judge(command);

    assertThat(second.answer()).isEqualTo(first.answer()).isNotNull();
    assertThat(second.events()).isEmpty();
    assertThat(second.audit()).isEmpty();
  }

  @Test
  void a_repeat_of_a_refused_command_stays_refused_though_it_could_be_accepted_by_then() {
    var rotate = awaited(Commands.rotate("cards"));
    var first = judge(rotate);
    judge(Commands.record(Commands.create("cards")));
    judge(Commands.record(Commands.generated("cards", 1)));
    var second = judge(rotate);

    assertThat(second.answer()).isEqualTo(first.answer()).isNotNull();
    assertThat(second.events()).isEmpty();
    assertThat(second.audit()).isEmpty();
  }

  @Test
  void nobody_spends_the_id_of_somebody_elses_command() {
    var id = UUID.randomUUID();
    judge(Commands.record(id, Commands.rotate("cards"), BOB, START, null));
    var verdict = judge(Commands.record(id, Commands.create("cards"), ALICE, START, null));

    assertThat(verdict.events()).hasSize(2);
  }

  @Test
  void a_command_known_only_to_have_been_decided_stays_refused() {
    var rotate = awaited(Commands.rotate("cards"));
    desk.replay(rotate, () -> now);
    judge(Commands.record(Commands.create("cards")));
    judge(Commands.record(Commands.generated("cards", 1)));
    var verdict = judge(rotate);

    assertThat(reply(verdict).getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("refused-before"));
    assertThat(verdict.audit()).isEmpty();
  }

  @Test
  void answers_are_kept_for_seven_days() {
    var create = Commands.record(Commands.create("cards"));
    judge(create);
    now = START.plus(Duration.ofDays(7));
    ledger.forgetOldAnswers(now.minusSeconds(1));
    assertThat(judge(create).audit()).isEmpty();
    ledger.forgetOldAnswers(now.plusSeconds(1));
    assertThat(judge(create).audit()).isNotEmpty();
  }

  @Test
  void a_ledger_read_from_its_events_knows_the_same_keys_and_answers() {
    var commands =
        List.of(
            awaited(Commands.create("a")),
            awaited(Commands.create("b")),
            awaited(Commands.generated("a", 1)),
            awaited(Commands.rotate("a")));
    var read = new Ledger();
    var again = again(read);
    for (var command : commands) {
      judge(command).events().forEach(event -> assertHolds(again.replay(event)));
    }

    assertThat(read.keys()).isEqualTo(ledger.keys());
    assertThat(read.answers().accepted()).isEqualTo(ledger.answers().accepted());
    for (var command : commands) {
      assertThat(again.judge(command).answer()).isEqualTo(judge(command).answer()).isNotNull();
    }
  }

  @Test
  void an_event_that_is_missing_is_a_corrupt_log() {
    judge(Commands.record(Commands.create("cards")));
    var later = judge(Commands.record(Commands.generated("cards", 1))).events().getFirst();

    assertThatThrownBy(() -> again(new Ledger()).replay(later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event 3 of key 'cards' follows event 0");
  }

  @ParameterizedTest
  @CsvSource({
    "bad/, AES_256, console, 0, bad/, key name",
    "cards, AES_1, console, 0, cards, algorithm",
    "cards, AES_256, '', 0, cards, application",
    "cards, AES_256, console, 3, cards, reply address",
    "cards, AES_256, console, -1, cards, reply address",
    "cards, AES_256, console, 0, other, record key",
  })
  void what_is_no_command_is_refused_naming_the_field(
      String key,
      String algorithm,
      String application,
      int replies,
      String recordKey,
      String field) {
    var command =
        new KeyCommandRecord(
            UUID.randomUUID().toString(),
            key,
            new CallerRecord("alice", application, null, false),
            START,
            new ReplyAddress(replies, "here"),
            new Create(algorithm, "WRAPPED", "WHEN_GENERATED"),
            null);

    assertInvalid(desk.judge(desk.staff.bytes(command), recordKey), field);
  }

  @Test
  void a_reason_beyond_its_limit_is_refused_naming_the_limit() {
    assertInvalid(judge(body(new Suspend(null, "x".repeat(1001)))), "reason has 1001");
  }

  @Test
  void a_version_outside_its_limits_is_refused() {
    var verdict = judge(body(new Deactivate(0)));

    assertInvalid(verdict, "key version must be 1 to 1000000: 0");
    assertThat(audit(verdict).getVersion()).isZero();
  }

  @Test
  void an_id_that_is_no_uuid_is_refused_and_its_repeat_has_no_second_record() {
    var command = Commands.record(Commands.create("cards"));
    var bad =
        new KeyCommandRecord(
            "x".repeat(10_000),
            command.getKey(),
            command.getCaller(),
            START,
            null,
            command.getCommand(),
            null);

    assertInvalid(judge(bad), "command id must be a UUID");
    assertThat(judge(bad).audit()).isEmpty();
  }

  @Test
  void nobody_says_that_the_user_was_verified() {
    var caller = new CallerRecord("alice", "console", "Alice", true);

    assertInvalid(
        judge(Commands.record(UUID.randomUUID(), Commands.create("cards"), caller, START, null)),
        "userVerified must be false");
  }

  @Test
  void a_decider_that_appends_what_it_does_not_answer_is_found_out() {
    var liar =
        new Decider() {
          @Override
          public Decision decide(KeyCommand command, Instant time) {
            return new Decision.Accepted(
                List.of(new KeyEvent.Resumed(new KeyName("cards"), KeyVersion.FIRST)));
          }

          @Override
          public void close() {
            // Nothing is held.
          }
        };
    var lied = new TestDesk(ledger, liar, new Lane(0, 1, 3), () -> now, new Staff(START));

    assertThatThrownBy(() -> lied.judge(Commands.record(Commands.create("cards"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 events");
  }

  private void assertInvalid(Verdict<KeyEventRecord> verdict, String message) {
    assertThat(verdict.events()).isEmpty();
    assertThat(ledger.keyCount()).isZero();
    var audit = audit(verdict);
    assertThat(audit.getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(audit.getReason()).isEqualTo("invalid-command");
    assertThat(audit.getDetail()).contains(message).hasSizeLessThan(600);
    assertThat(audit.getCaller().getPrincipal()).isEqualTo("alice");
  }

  /** Another owner in front of the same callers. */
  private TestDesk again(Ledger read) {
    return new TestDesk(read, new BareDecider(read), new Lane(0, 1, 3), () -> now, desk.staff);
  }

  private static void assertHolds(FollowedKey followed) {
    assertThat(followed).isNotInstanceOf(FollowedKey.Ignored.class);
  }

  private static KeyCommandRecord body(Object command) {
    var any = Commands.record(Commands.create("cards"));
    return new KeyCommandRecord(
        any.getCommandId(), "cards", any.getCaller(), any.getIssuedAt(), null, command, null);
  }

  private Verdict<KeyEventRecord> judge(KeyCommandRecord command) {
    return desk.judge(command);
  }

  /** A command whose caller waits for the answer. */
  private static KeyCommandRecord awaited(KeyCommand command) {
    return Commands.record(
        UUID.randomUUID(), command, Commands.caller(command), Commands.ISSUED, HERE);
  }

  private static CommandReplyRecord reply(Verdict<KeyEventRecord> verdict) {
    return Objects.requireNonNull(verdict.answer(), "no answer").record();
  }

  private static AuditRecord audit(Verdict<KeyEventRecord> verdict) {
    assertThat(verdict.audit()).hasSize(1);
    return verdict.audit().getFirst();
  }
}
