package io.keystream.commands.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.commands.access.Person;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of commands and has no key that counts, or not for this. */
final class StrangersAtTheDeskTest {

  private static final Instant START = Commands.ISSUED;
  private static final Duration DAY = Duration.ofDays(1);
  private static final ReplyAddress HERE = new ReplyAddress(2, "here");
  private static final KeyCommand CREATE = Commands.create("cards");

  private Instant now = START;
  private final Ledger ledger = new Ledger();
  private final TestDesk desk = new TestDesk(ledger, new Lane(0, 1, 3), () -> now);
  private final Person alice = desk.staff.named("alice");
  private final Person eve = Person.named("eve", START);

  @Test
  void a_command_without_a_signature_is_none() {
    var command = asked(CREATE);

    assertUnreadable(judge(KeyCommandMapping.CODEC.encode(command)));
    assertUnreadable(judge("no command".getBytes(StandardCharsets.UTF_8)));
    assertUnreadable(desk.judge(null, "cards"));
  }

  @Test
  void nobody_signs_a_command_with_a_key_that_nobody_enrolled() {
    assertStranger("unknown-certificate", judge(signedBy(eve, asked(CREATE))));
  }

  @Test
  void nobody_signs_a_command_in_the_name_of_another() {
    assertStranger(
        "certificate-of-another", judge(signedBy(desk.staff.named("bob"), asked(CREATE))));
  }

  @Test
  void nobody_puts_the_fingerprint_of_another_over_a_signature_of_its_own() {
    var genuine = signedBy(alice, asked(CREATE));
    var forged =
        new SignedCommandRecord(
            genuine.getFingerprint(),
            signedBy(eve, asked(CREATE)).getSignature(),
            genuine.getCommand());

    assertStranger("bad-signature", judge(forged));
  }

  @Test
  void whatever_bit_is_flipped_nothing_happens_to_a_key() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var genuine = Topics.COMMANDS.codec().encode(signedBy(alice, asked(CREATE)));
    for (var round = 0; round < 500; round++) {
      var changed = genuine.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(judge(changed).events()).as("seed %d", seed).isEmpty();
    }
    assertThat(ledger.keyCount()).isZero();
    assertThat(judge(genuine).events()).as("seed %d", seed).hasSize(2);
  }

  @Test
  void who_was_revoked_is_heard_no_more() {
    revoke(alice);

    assertStranger("signer-is-revoked", judge(signedBy(alice, asked(CREATE))));
  }

  @Test
  void who_has_let_a_certificate_expire_is_heard_no_more() {
    now = START.plus(Duration.ofDays(300));

    assertStranger("certificate-expired", judge(signedBy(alice, asked(CREATE))));
  }

  @Test
  void what_was_signed_for_another_platform_is_worth_nothing_here() {
    var signer =
        CommandSigner.with(alice.credential(), eve.credential().certificate().fingerprint());

    assertStranger("bad-signature", judge(signer.sign(asked(CREATE))));
  }

  @Test
  void what_was_signed_for_another_topic_is_worth_nothing_here() {
    var bob = desk.staff.named("bob");
    var revocation = bob.record(bob.revocation(), desk.staff.ada(), START, HERE);

    assertUnreadable(judge(desk.staff.ada().signs(desk.staff.platform(), revocation)));
  }

  @Test
  void a_copy_is_worth_nothing_once_its_day_is_over() {
    var kept = signedBy(alice, asked(CREATE));
    now = START.plus(DAY).plusMillis(1);
    assertStranger("issued-long-ago", judge(kept));
    now = START.plus(DAY);
    assertThat(judge(kept).events()).hasSize(2);
  }

  @Test
  void a_copy_of_a_refused_command_stays_refused_until_its_day_is_over() {
    var suspend = signedBy(alice, asked(Commands.suspend("cards")));
    var first = judge(suspend);
    judge(signedBy(alice, asked(CREATE)));
    judge(signedBy(desk.staff.named("crypto-worker"), outcome(START)));
    now = START.plus(DAY);

    assertThat(judge(suspend).answer()).isEqualTo(first.answer());
    ledger.answers().refused().clear();
    now = now.plusMillis(1);
    assertThat(code(judge(suspend))).isEqualTo("issued-long-ago");
  }

  @Test
  void a_command_whose_id_may_have_been_forgotten_is_not_decided_again() {
    ledger.answers().forgotten("alice", START);

    assertStranger("no-longer-known", judge(signedBy(alice, asked(CREATE, START))));
    assertThat(judge(signedBy(alice, asked(CREATE, START.plusMillis(1)))).events()).hasSize(2);
  }

  @Test
  void nobody_is_kept_out_by_the_ids_of_another() {
    ledger.answers().forgotten("bob", START.plusSeconds(60));

    assertThat(judge(signedBy(alice, asked(CREATE))).events()).hasSize(2);
  }

  @Test
  void a_copy_in_another_partition_is_not_answered_before_the_genuine_one() {
    var home = new Lane(0, 2, 3).isHomeOf("cards") ? 0 : 1;
    var elsewhere = new TestDesk(new Ledger(), new Lane(1 - home, 2, 3), () -> now);
    var copy = elsewhere.staff.sign(asked(CREATE));
    var verdict = elsewhere.judge(Topics.COMMANDS.codec().encode(copy), "cards");

    assertThat(verdict.events()).isEmpty();
    assertThat(verdict.answer()).isNull();
    assertThat(verdict.audit())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getReason()).isEqualTo("wrong-partition");
          assertThat(audit.getCaller().getPrincipal()).isEqualTo("unknown");
        });
  }

  @Test
  void a_clock_that_is_far_ahead_is_told_so_once_and_keeps_nobody_else_out() {
    var ahead = signedBy(alice, asked(CREATE, START.plus(DAY)));
    var verdict = judge(ahead);

    assertThat(code(verdict)).isEqualTo("issued-ahead");
    assertThat(verdict.audit())
        .singleElement()
        .satisfies(audit -> assertThat(audit.getCaller().getPrincipal()).isEqualTo("alice"));
    assertThat(judge(ahead).audit()).isEmpty();
    assertThat(ledger.answers().refused().firstEntry().getValue().issuedAt())
        .isEqualTo(START.plus(Duration.ofMinutes(5)));
  }

  @Test
  void an_application_and_an_operator_do_not_say_what_became_of_a_key() {
    judge(signedBy(alice, asked(CREATE)));

    assertRefused("only-for-services", "alice", Commands.generated("cards", 1));
    assertRefused("only-for-services", "ada", Commands.generated("cards", 1));
  }

  @Test
  void a_service_does_not_rotate_a_key() {
    judge(signedBy(alice, asked(CREATE)));

    assertRefused("not-for-services", "crypto-worker", Commands.rotate("cards"));
  }

  @Test
  void what_a_service_reports_may_wait_for_a_week_and_no_longer() {
    judge(signedBy(alice, asked(CREATE)));
    now = START.plus(Duration.ofDays(7)).plusMillis(1);
    var worker = desk.staff.named("crypto-worker");

    assertStranger("issued-long-ago", judge(signedBy(worker, outcome(START))));
    assertThat(judge(signedBy(worker, outcome(START.plusMillis(1)))).events()).hasSize(2);
  }

  @Test
  void a_flood_of_strangers_leaves_a_bounded_number_of_records_and_answers() {
    var records = 0;
    var answers = 0;
    for (var i = 0; i < 400; i++) {
      var verdict = judge(signedBy(eve, asked(CREATE)));
      records += verdict.audit().size();
      answers += verdict.answer() == null ? 0 : 1;
    }
    assertThat(records).isEqualTo(61);
    assertThat(answers).isEqualTo(61);
    assertThat(desk.desk.due()).isEmpty();
    now = now.plusSeconds(61);

    assertThat(desk.desk.due())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getOperation()).isEqualTo("Unrecorded");
          assertThat(audit.getDetail()).startsWith("340 commands that nobody known had signed");
          assertThat(audit.getSource()).isEqualTo("commands/0/60..399 (340)");
        });
  }

  @Test
  void whoever_floods_spends_no_memory_of_others() {
    var genuine = signedBy(alice, asked(Commands.rotate("cards")));
    var first = judge(genuine);
    for (var i = 0; i < 100; i++) {
      judge(signedBy(eve, asked(CREATE)));
    }

    assertThat(ledger.answers().refused()).hasSize(1);
    assertThat(judge(genuine).answer()).isEqualTo(first.answer()).isNotNull();
  }

  @Test
  void nobody_without_a_key_spends_the_id_of_an_outcome_before_an_owner_takes_over() {
    judge(signedBy(alice, asked(CREATE)));
    var outcome = outcome(START);
    desk.desk.replayCommand(Topics.COMMANDS.codec().encode(signedBy(eve, outcome)), now);

    assertThat(judge(signedBy(desk.staff.named("crypto-worker"), outcome)).events()).hasSize(2);
  }

  private static KeyCommandRecord outcome(Instant issuedAt) {
    return Commands.record(
        UUID.randomUUID(), Commands.generated("cards", 1), Commands.WORKER, issuedAt, HERE);
  }

  private void revoke(Person person) {
    var ada = desk.staff.ada();
    var record = person.record(person.revocation(), ada, START.plusSeconds(1), null);
    if (desk.directory.open(ada.signs(desk.staff.platform(), record))
            instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> genuine
        && desk.directory.judge(genuine, START) instanceof Judgement.Accepted accepted) {
      var _ = desk.directory.take(accepted);
      return;
    }
    throw new AssertionError("not revoked");
  }

  private void assertRefused(String code, String principal, KeyCommand command) {
    var caller = new CallerRecord(principal, "console", null, false);
    var record = Commands.record(UUID.randomUUID(), command, caller, now, HERE);
    var verdict = desk.judge(record);

    assertThat(verdict.events()).isEmpty();
    assertThat(code(verdict)).isEqualTo(code);
    assertThat(verdict.audit())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getCaller().getPrincipal()).isEqualTo(principal);
          assertThat(audit.getDecision()).isEqualTo(AuditDecision.DENIED);
          assertThat(audit.getReason()).isEqualTo(code);
        });
    assertThat(desk.judge(record).audit()).as("of a repeat").isEmpty();
  }

  private void assertStranger(String code, Verdict<KeyEventRecord> verdict) {
    assertThat(verdict.events()).isEmpty();
    assertThat(ledger.answers().refused()).isEmpty();
    assertThat(code(verdict)).isEqualTo(code);
    assertThat(verdict.audit())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getCaller().getPrincipal()).isEqualTo("unknown");
          assertThat(audit.getDecision()).isEqualTo(AuditDecision.DENIED);
          assertThat(audit.getReason()).isEqualTo(code);
          assertThat(audit.getDetail()).startsWith("Asserted to come from '");
          assertThat(audit.getResource()).isEqualTo("topic/" + Topics.COMMANDS.name());
        });
  }

  private void assertUnreadable(Verdict<KeyEventRecord> verdict) {
    assertThat(verdict.events()).isEmpty();
    assertThat(verdict.answer()).isNull();
    assertThat(verdict.audit())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getOperation()).isEqualTo("Unreadable");
          assertThat(audit.getRecordId()).isEqualTo(audit.getSource());
        });
  }

  private static String code(Verdict<KeyEventRecord> verdict) {
    var answer = Objects.requireNonNull(verdict.answer(), "no answer");
    return answer.record().getOutcome() instanceof Refused refused ? refused.getCode() : "";
  }

  private KeyCommandRecord asked(KeyCommand command) {
    return asked(command, now);
  }

  private static KeyCommandRecord asked(KeyCommand command, Instant issuedAt) {
    return Commands.record(UUID.randomUUID(), command, Commands.ALICE, issuedAt, HERE);
  }

  private SignedCommandRecord signedBy(Person signer, KeyCommandRecord command) {
    return signer.signs(desk.staff.platform(), command);
  }

  private Verdict<KeyEventRecord> judge(SignedCommandRecord signed) {
    return judge(Topics.COMMANDS.codec().encode(signed));
  }

  private Verdict<KeyEventRecord> judge(byte[] value) {
    return desk.judge(value, "cards");
  }
}
