package io.keystream.commands.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.directory.Followed;
import io.keystream.directory.Founding;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accesscommand.RevokePrincipal;
import io.keystream.schemas.accessevent.PolicyWritten;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AccessDeskTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final ReplyAddress HERE = new ReplyAddress(2, "here");

  private final Person ada = Person.named("ada", START);
  private final Person ben = Person.named("ben", START);
  private final Person till = Person.named("svc-till", START);
  private final Founding platform = ada.founding();
  private Instant now = START;
  private final AccessDesk desk = desk();
  private int offset;

  @Test
  void an_accepted_command_leaves_an_event_an_answer_and_a_record() {
    var command = till.record(till.enrolment(PrincipalKind.APPLICATION), ada, now, HERE);
    var verdict = judge(ada.signs(platform, command));

    assertThat(Objects.requireNonNull(verdict.event()).getSequence()).isEqualTo(1);
    var answer = Objects.requireNonNull(verdict.answer());
    assertThat(answer.to()).isEqualTo(HERE);
    assertThat(answer.record().getCommandId()).isEqualTo(command.getCommandId());
    assertThat(answer.record().getKey()).isEmpty();
    assertThat(answer.record().getOutcome()).isEqualTo(new Accepted(1L, 1L, null));
    var audit = audit(verdict);
    assertThat(audit.getKind()).isEqualTo(AuditKind.CHANGE);
    assertThat(audit.getOperation()).isEqualTo("EnrolPrincipal");
    assertThat(audit.getRecordId()).isEqualTo(command.getCommandId());
    assertThat(audit.getKey()).isEmpty();
    assertThat(audit.getResource()).isEqualTo("principal/svc-till");
    assertThat(audit.getCaller().getPrincipal()).isEqualTo("ada");
    assertThat(audit.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(audit.getSource()).isEqualTo("access-commands/0/0");
    assertThat(audit.getNode()).isEqualTo("node-1");
  }

  @Test
  void a_command_about_a_policy_is_recorded_under_the_policy() {
    var text = "path \"transit/encrypt/*\" { capabilities = [\"update\"] }";
    var tills = new PolicyName("payments/tills");
    var written = ask(ada, new AccessCommand.WritePolicy(tills, text), ada);
    now = now.plusSeconds(1);
    var refused = ask(ada, new AccessCommand.WritePolicy(tills, "path {"), ada);

    assertThat(Objects.requireNonNull(written.event()).getEvent())
        .isEqualTo(new PolicyWritten("payments/tills", text));
    assertThat(audit(written).getOperation()).isEqualTo("WritePolicy");
    assertThat(audit(written).getResource()).isEqualTo("policy/payments/tills");
    assertRefused(refused, "policy-text-refused");
    assertThat(audit(refused).getResource()).isEqualTo("policy/payments/tills");
    assertThat(audit(refused).getDetail()).contains("line 1, column 7");
  }

  @Test
  void a_command_that_is_not_allowed_is_answered_and_recorded_with_the_reason() {
    accept(till, till.enrolment(PrincipalKind.APPLICATION), ada);
    var verdict = ask(ada, ada.revocation(), till);

    assertRefused(verdict, "not-an-operator");
    assertThat(audit(verdict).getDetail()).startsWith("'svc-till' is no operator");
  }

  @Test
  void a_repeat_gets_its_answer_and_leaves_nothing() {
    var command =
        ada.signs(platform, till.record(till.enrolment(PrincipalKind.APPLICATION), ada, now, HERE));
    var first = judge(command);
    accept(till, till.revocation(), ada);
    var second = judge(command);

    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(second.event()).isNull();
    assertThat(second.audit()).isEmpty();
  }

  @Test
  void a_repeat_of_a_refused_command_stays_refused_though_it_could_be_accepted_by_then() {
    var command = ada.signs(platform, ada.record(ada.revocation(), ada, now, HERE));
    var first = judge(command);
    accept(ben, ben.enrolment(PrincipalKind.OPERATOR), ada);
    var second = judge(command);

    assertRefused(first, "last-operator");
    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(second.audit()).isEmpty();
  }

  @Test
  void whoever_revoked_itself_gets_the_same_answer_again() {
    accept(ben, ben.enrolment(PrincipalKind.OPERATOR), ada);
    now = now.plusSeconds(1);
    var command = ada.signs(platform, ada.record(ada.revocation(), ada, now, HERE));
    var first = judge(command);

    assertThat(first.event()).isNotNull();
    assertThat(judge(command).answer()).isEqualTo(first.answer());
  }

  @Test
  void nobody_learns_or_spends_the_answer_of_another() {
    var command = till.record(till.enrolment(PrincipalKind.APPLICATION), ada, now, HERE);
    var forged = judge(ben.signs(platform, command));
    var accepted = judge(ada.signs(platform, command));
    var forgedAgain = judge(ben.signs(platform, command));

    assertRefused(forged, "unknown-certificate");
    assertThat(accepted.event()).isNotNull();
    assertRefused(forgedAgain, "unknown-certificate");
  }

  @Test
  void nor_does_an_enrolled_principal_with_its_own_certificate() {
    accept(till, till.enrolment(PrincipalKind.APPLICATION), ada);
    var command = ben.record(ben.enrolment(PrincipalKind.OPERATOR), ada, now.plusSeconds(1), HERE);

    assertRefused(judge(till.signs(platform, command)), "certificate-of-another");
    assertThat(judge(ada.signs(platform, command)).event()).isNotNull();
    assertRefused(judge(till.signs(platform, command)), "certificate-of-another");
  }

  @Test
  void a_signature_by_another_key_is_recorded_as_denied_under_the_asserted_name() {
    var command = till.record(till.revocation(), ada, now, HERE);
    var forged =
        new SignedCommandRecord(
            ada.signs(platform, command).getFingerprint(),
            ben.signs(platform, command).getSignature(),
            ben.signs(platform, command).getCommand());
    var verdict = judge(forged);

    assertRefused(verdict, "bad-signature");
    assertThat(audit(verdict).getCaller().getPrincipal()).isEqualTo("ada");
    assertThat(audit(verdict).getRecordId()).isEqualTo(command.getCommandId());
  }

  @Test
  void whoever_has_expired_or_is_revoked_is_refused() {
    var hour = Person.validFor("worker", START, Duration.ofHours(1));
    accept(hour, hour.enrolment(PrincipalKind.SERVICE), ada);
    accept(ben, ben.enrolment(PrincipalKind.OPERATOR), ada);
    accept(till, till.enrolment(PrincipalKind.APPLICATION), ada);
    now = START.plus(Duration.ofHours(1));
    accept(ben, ben.revocation(), ada);

    assertRefused(ask(hour, Person.named("worker", START).renewal(), hour), "certificate-expired");
    assertRefused(ask(till, till.revocation(), ben), "signer-is-revoked");
    assertRefused(
        judge(till.signs(platform, ada.record(ada.revocation(), ben, now, HERE))),
        "certificate-of-another");
  }

  @Test
  void a_signed_command_outside_its_limits_is_refused_once() {
    var command =
        new AccessCommandRecord(
            "no uuid",
            new CallerRecord("ada", "console", null, false),
            now,
            HERE,
            new RevokePrincipal("svc-till", "x"));
    var signed = ada.signs(platform, command);

    assertRefused(judge(signed), "invalid-command");
    assertThat(judge(signed).audit()).isEmpty();
  }

  @Test
  void a_flood_of_strangers_leaves_a_bounded_number_of_records_and_one_that_counts_the_rest() {
    for (var i = 0; i < 500; i++) {
      var verdict = ask(till, till.revocation(), ben);
      assertThat(verdict.audit()).hasSize(i < 61 ? 1 : 0);
      assertThat(verdict.answer() == null).isEqualTo(i > 60);
    }
    assertThat(desk.due()).isEmpty();
    now = now.plusSeconds(60);

    assertThat(desk.due())
        .singleElement()
        .satisfies(audit -> {
          assertThat(audit.getOperation()).isEqualTo("Unrecorded");
          assertThat(audit.getReason()).isEqualTo("too-many-strangers");
          assertThat(audit.getDetail())
              .startsWith("440 commands")
              .contains("access-commands/0/499");
          assertThat(audit.getSource()).isEqualTo("access-commands/0/60..499 (440)");
        });
    assertThat(desk.due()).isEmpty();
    assertThat(ask(till, till.revocation(), ben).audit()).hasSize(1);
  }

  @Test
  void a_revoked_principal_is_a_stranger_also_with_commands_outside_their_limits() {
    accept(till, till.enrolment(PrincipalKind.APPLICATION), ada);
    accept(till, till.revocation(), ada);
    for (var i = 0; i < 100; i++) {
      var command =
          new AccessCommandRecord(
              "no uuid " + i,
              new CallerRecord("svc-till", "", null, false),
              now,
              HERE,
              new RevokePrincipal("svc-till", "x"));
      assertThat(judge(till.signs(platform, command)).audit()).hasSize(i < 61 ? 1 : 0);
    }
  }

  @Test
  void whoever_can_sign_is_recorded_also_in_a_flood() {
    for (var i = 0; i < 100; i++) {
      ask(till, till.revocation(), ben);
    }

    assertThat(ask(till, till.enrolment(PrincipalKind.APPLICATION), ada).event()).isNotNull();
    assertThat(ask(ben, ben.revocation(), till).audit()).hasSize(1);
  }

  @Test
  void what_is_no_command_is_recorded_and_stops_nothing() {
    var garbage = desk.judge("no command".getBytes(StandardCharsets.UTF_8), "access-commands/0/9");

    assertThat(garbage.answer()).isNull();
    assertThat(audit(garbage).getOperation()).isEqualTo("Unreadable");
    assertThat(audit(garbage).getRecordId()).isEqualTo("access-commands/0/9");
    assertThat(desk.judge(null, "access-commands/0/10").event()).isNull();
    accept(till, till.enrolment(PrincipalKind.APPLICATION), ada);
  }

  @Test
  void a_desk_read_from_the_log_gives_the_same_answers() {
    var enrol =
        ada.signs(platform, till.record(till.enrolment(PrincipalKind.APPLICATION), ada, now, HERE));
    var refused = ada.signs(platform, ada.record(ada.revocation(), ada, now, HERE));
    var accepted = judge(enrol);
    judge(refused);
    var read = desk();
    var event = Topics.ACCESS_EVENTS.codec().encode(Objects.requireNonNull(accepted.event()));

    assertThat(read.replayEvent(event, now)).isInstanceOf(Followed.Applied.class);
    read.replayCommand(bytes(enrol), now, now);
    read.replayCommand(bytes(refused), now, now);
    accept(ben, ben.enrolment(PrincipalKind.OPERATOR), ada);

    assertThat(read.judge(bytes(enrol), "access-commands/0/8").answer())
        .isEqualTo(accepted.answer());
    assertRefusedBefore(read.judge(bytes(refused), "access-commands/0/9"));
  }

  private AccessDesk desk() {
    return new AccessDesk(
        new VerifiedDirectory(platform, Person.CERTIFICATES),
        new ReplyAddresses(3),
        "node-1",
        () -> now);
  }

  private void accept(Person about, AccessCommand command, Person caller) {
    now = now.plusSeconds(1);
    assertThat(ask(about, command, caller).event()).isNotNull();
  }

  private AccessVerdict ask(Person about, AccessCommand command, Person caller) {
    return judge(caller.signs(platform, about.record(command, caller, now, HERE)));
  }

  private AccessVerdict judge(SignedCommandRecord command) {
    return desk.judge(bytes(command), "access-commands/0/" + offset++);
  }

  private static byte[] bytes(SignedCommandRecord command) {
    return Topics.ACCESS_COMMANDS.codec().encode(command);
  }

  private static void assertRefused(AccessVerdict verdict, String code) {
    assertThat(verdict.event()).isNull();
    assertThat(Objects.requireNonNull(verdict.answer()).record().getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
    assertThat(audit(verdict).getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(audit(verdict).getReason()).isEqualTo(code);
  }

  private static void assertRefusedBefore(AccessVerdict verdict) {
    assertThat(verdict.audit()).isEqualTo(List.of());
    assertThat(Objects.requireNonNull(verdict.answer()).record().getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("refused-before"));
  }

  private static AuditRecord audit(AccessVerdict verdict) {
    assertThat(verdict.audit()).hasSize(1);
    return verdict.audit().getFirst();
  }
}
