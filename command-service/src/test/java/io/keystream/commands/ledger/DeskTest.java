package io.keystream.commands.ledger;

import static io.keystream.commands.Commands.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.commands.Commands;
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
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeskTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00.123456Z");
  private static final ReplyAddress HERE = new ReplyAddress(2, "here");
  private static final CallerRecord BOB = new CallerRecord("bob", "console", null, false);

  private Instant now = START;
  private final Ledger ledger = new Ledger();
  private final Desk desk =
      new Desk(ledger, new BareDecider(ledger), new Lane(0, 1, 3), "node-1", () -> now);

  @Test
  void an_accepted_command_leaves_events_an_answer_and_a_record() {
    var verdict = judge(Commands.record(UUID.randomUUID(), Commands.create("cards"), ALICE, HERE));

    assertThat(verdict.events())
        .extracting(event -> event.getSequence() + ":" + event.getCaller().getPrincipal())
        .containsExactly("1:alice", "2:alice");
    assertThat(verdict.reply().getOutcome()).isEqualTo(new Accepted(1L, 2L, 1));
    assertThat(verdict.replyTo()).isEqualTo(HERE);
    var audit = audit(verdict);
    assertThat(audit.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(audit.getOperation()).isEqualTo("Create");
    assertThat(audit.getRecordedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123Z"));
    assertThat(audit.getSource()).isEqualTo("commands/0/7");
    assertThat(audit.getNode()).isEqualTo("node-1");
  }

  @Test
  void a_refused_command_leaves_an_answer_and_a_record_with_the_reason() {
    var verdict = judge(Commands.record(Commands.rotate("cards")));

    assertThat(verdict.events()).isEmpty();
    assertThat(verdict.reply().getOutcome())
        .isEqualTo(new Refused("key-does-not-exist", "There is no key 'cards'."));
    assertThat(verdict.replyTo()).isNull();
    assertThat(audit(verdict).getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(audit(verdict).getReason()).isEqualTo("key-does-not-exist");
    assertThat(audit(verdict).getDetail()).isEqualTo("There is no key 'cards'.");
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
    var command = Commands.record(UUID.randomUUID(), Commands.create("cards"), ALICE, HERE);
    var first = judge(command);
    judge(Commands.record(Commands.generated("cards", 1)));
    var second = judge(command);

    assertThat(second.reply()).isEqualTo(first.reply());
    assertThat(second.replyTo()).isEqualTo(HERE);
    assertThat(second.events()).isEmpty();
    assertThat(second.audit()).isNull();
  }

  @Test
  void a_repeat_of_a_refused_command_stays_refused_though_it_could_be_accepted_by_then() {
    var rotate = Commands.record(Commands.rotate("cards"));
    var first = judge(rotate);
    judge(Commands.record(Commands.create("cards")));
    judge(Commands.record(Commands.generated("cards", 1)));
    var second = judge(rotate);

    assertThat(second.reply()).isEqualTo(first.reply());
    assertThat(second.events()).isEmpty();
    assertThat(second.audit()).isNull();
  }

  @Test
  void nobody_spends_the_id_of_somebody_elses_command() {
    var id = UUID.randomUUID();
    judge(Commands.record(id, Commands.rotate("cards"), BOB, null));
    var verdict = judge(Commands.record(id, Commands.create("cards"), ALICE, null));

    assertThat(verdict.events()).hasSize(2);
  }

  @Test
  void a_command_known_only_to_have_been_decided_stays_refused() {
    var rotate = Commands.record(Commands.rotate("cards"));
    ledger.replay(rotate, now, now);
    judge(Commands.record(Commands.create("cards")));
    judge(Commands.record(Commands.generated("cards", 1)));
    var verdict = judge(rotate);

    assertThat(verdict.reply().getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("refused-before"));
    assertThat(verdict.audit()).isNull();
  }

  @Test
  void nobody_is_told_that_a_command_was_refused_which_is_too_old_to_tell() {
    var create = Commands.record(Commands.create("cards"));
    ledger.replay(create, now.minus(Duration.ofDays(7)).minusMillis(1), now);

    assertThat(judge(create).events()).hasSize(2);
  }

  @Test
  void answers_are_kept_for_seven_days() {
    var create = Commands.record(Commands.create("cards"));
    judge(create);
    now = START.plus(Duration.ofDays(7));
    ledger.forgetOldAnswers(now.minusSeconds(1));
    assertThat(judge(create).audit()).isNull();
    ledger.forgetOldAnswers(now.plusSeconds(1));
    assertThat(judge(create).audit()).isNotNull();
  }

  @Test
  void a_ledger_read_from_its_events_knows_the_same_keys_and_answers() {
    var commands =
        List.of(
            Commands.record(Commands.create("a")),
            Commands.record(Commands.create("b")),
            Commands.record(Commands.generated("a", 1)),
            Commands.record(Commands.rotate("a")));
    var read = new Ledger();
    for (var command : commands) {
      judge(command).events().forEach(event -> read.replay(event, now));
    }

    assertThat(read.keys()).isEqualTo(ledger.keys());
    assertThat(read.answers().accepted()).isEqualTo(ledger.answers().accepted());
    var again = new Desk(read, new BareDecider(read), new Lane(0, 1, 3), "node-2", () -> now);
    for (var command : commands) {
      assertThat(again.judge(arrival(command)).reply()).isEqualTo(judge(command).reply());
    }
  }

  @Test
  void an_event_out_of_sequence_is_a_corrupt_log() {
    var events = judge(Commands.record(Commands.create("cards"))).events();
    var read = new Ledger();

    assertThatThrownBy(() -> read.replay(events.getLast(), now))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sequence 2, expected 1");
  }

  @ParameterizedTest
  @CsvSource({
    "bad/, AES_256, alice, 0, bad/, key name",
    "cards, AES_1, alice, 0, cards, algorithm",
    "cards, AES_256, '', 0, cards, principal",
    "cards, AES_256, alice, 3, cards, reply address",
    "cards, AES_256, alice, -1, cards, reply address",
    "cards, AES_256, alice, 0, other, record key",
  })
  void what_is_no_command_is_refused_naming_the_field(
      String key, String algorithm, String principal, int replies, String recordKey, String field) {
    var command =
        new KeyCommandRecord(
            UUID.randomUUID().toString(),
            key,
            new CallerRecord(principal, "console", null, false),
            START,
            new ReplyAddress(replies, "here"),
            new Create(algorithm, "WRAPPED", "WHEN_GENERATED"));

    assertInvalid(desk.judge(new Arrival(command, recordKey, "commands/0/7")), field);
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
            "x".repeat(200_000),
            command.getKey(),
            command.getCaller(),
            START,
            null,
            command.getCommand());

    assertInvalid(judge(bad), "command id must be a UUID");
    assertThat(judge(bad).audit()).isNull();
  }

  @Test
  void a_key_in_the_wrong_partition_is_refused_because_it_would_have_two_owners() {
    var elsewhere = new Lane(0, 2, 3).isHomeOf("cards") ? 1 : 0;
    var wrong =
        new Desk(ledger, new BareDecider(ledger), new Lane(elsewhere, 2, 3), "node-1", () -> now);

    assertInvalid(
        wrong.judge(arrival(Commands.record(Commands.create("cards")))), "does not belong");
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
    var lied = new Desk(ledger, liar, new Lane(0, 1, 3), "node-1", () -> now);

    assertThatThrownBy(() -> lied.judge(arrival(Commands.record(Commands.create("cards")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 events");
  }

  private void assertInvalid(Verdict verdict, String message) {
    assertThat(verdict.events()).isEmpty();
    assertThat(ledger.keyCount()).isZero();
    assertThat(verdict.reply().getOutcome())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo("invalid-command");
              assertThat(refused.getMessage()).contains(message).hasSizeLessThan(600);
            });
    assertThat(audit(verdict).getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(audit(verdict).getReason()).isEqualTo("invalid-command");
  }

  private static KeyCommandRecord body(Object command) {
    var any = Commands.record(Commands.create("cards"));
    return new KeyCommandRecord(
        any.getCommandId(), "cards", any.getCaller(), any.getIssuedAt(), null, command);
  }

  private Verdict judge(KeyCommandRecord command) {
    return desk.judge(arrival(command));
  }

  private static Arrival arrival(KeyCommandRecord command) {
    return new Arrival(command, command.getKey(), "commands/0/7");
  }

  private static AuditRecord audit(Verdict verdict) {
    @Nullable AuditRecord audit = verdict.audit();
    return Objects.requireNonNull(audit, "no audit record");
  }
}
