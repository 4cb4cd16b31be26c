package io.keystream.commands.secrets;

import static io.keystream.commands.secrets.SecretAsk.UNCHECKED;
import static io.keystream.commands.secrets.SecretAsk.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Staff;
import io.keystream.commands.access.Person;
import io.keystream.commands.ledger.Desk;
import io.keystream.commands.ledger.Lane;
import io.keystream.commands.ledger.Verdict;
import io.keystream.directory.FollowedSecret;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask what of a secret, in whose name, and what the record says. */
final class SecretDeskTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final ReplyAddress ADDRESS = new ReplyAddress(0, "caller");
  private static final PolicyName FRONT = new PolicyName("front");

  private final Staff staff = new Staff(START);
  private final VerifiedDirectory directory = staff.directory();
  private final Person worker = staff.named("crypto-worker");
  private Instant now = START.plusSeconds(60);
  private Counter owner = new Counter();
  private long offset;

  @BeforeEach
  void the_worker_passes_on_what_callers_ask() {
    assign(worker, FRONT);
  }

  @Test
  void a_service_asks_in_the_name_of_a_caller_and_the_record_names_both() {
    var verdict = judge(SecretAsk.forAlice(write("shop/db", UNCHECKED)));

    assertThat(verdict.events()).hasSize(1);
    assertThat(reply(verdict)).isEqualTo(new Accepted(1L, 1L, 1));
    var audit = audit(verdict);
    assertThat(audit.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(audit.getCaller().getPrincipal()).isEqualTo("alice");
    assertThat(audit.getCaller().getUser()).isEqualTo("m.keller");
    assertThat(audit.getOperation()).isEqualTo("Write");
    assertThat(audit.getKey()).isEmpty();
    assertThat(audit.getResource()).isEqualTo("secret/shop/db");
    assertThat(audit.getVersion()).isEqualTo(1);
    assertThat(audit.getDetail()).isEqualTo("Issued by 'crypto-worker' for a caller at 10.1.2.3.");
    assertThat(audit.getPolicies()).isEqualTo("root");
  }

  @Test
  void a_service_without_the_policy_is_refused() {
    assign(worker);
    assertRefused("may-not-act-for", judge(SecretAsk.forAlice(write("shop/db", UNCHECKED))));
  }

  @Test
  void an_application_passes_nothing_on() {
    assign(staff.named("bob"), FRONT, new PolicyName("root"));
    assertRefused(
        "only-services-act-for-others",
        judge(new SecretAsk("bob", "alice", "", write("shop/db", UNCHECKED))));
    assertRefused(
        "only-services-act-for-others",
        judge(new SecretAsk("bob", "bob", "", write("shop/db", UNCHECKED))));
  }

  @Test
  void nothing_is_asked_in_the_name_of_who_is_revoked_unknown_or_a_service() {
    order(staff.named("alice"), staff.named("alice").revocation());
    assertRefused("caller-is-revoked", judge(SecretAsk.forAlice(write("a", UNCHECKED))));
    assertRefused(
        "caller-is-not-enrolled",
        judge(new SecretAsk("crypto-worker", "carol", "", write("a", UNCHECKED))));
    assertRefused(
        "nobody-acts-for-services",
        judge(new SecretAsk("crypto-worker", "command-service", "", write("a", UNCHECKED))));
  }

  @Test
  void the_callers_policies_decide_with_its_network_and_create_is_not_update() {
    var shops = new PolicyName("shops");
    order(
        staff.named("alice"),
        new AccessCommand.WritePolicy(
            shops,
            """
            path "secret/data/shop/*" { capabilities = ["create"]
              networks = ["10.0.0.0/8"] }
            """));
    assign(staff.named("alice"), shops);

    assertRefused(
        "condition-not-met",
        judge(new SecretAsk("crypto-worker", "alice", "192.0.2.1", write("shop/db", UNCHECKED))));
    assertRefused(
        "condition-not-met",
        judge(new SecretAsk("crypto-worker", "alice", "", write("shop/db", UNCHECKED))));
    assertAccepted(judge(SecretAsk.forAlice(write("shop/db", UNCHECKED))));
    assertRefused("capability-not-granted", judge(SecretAsk.forAlice(write("shop/db", UNCHECKED))));
    assertRefused("no-policy-matches", judge(SecretAsk.forAlice(write("bank", UNCHECKED))));
  }

  @Test
  void a_repeat_gets_the_same_answer_and_another_caller_its_own() {
    var id = UUID.randomUUID();
    var first = judge(id, SecretAsk.forAlice(write("shop/db", new Cas.Follows(0))));
    var again = judge(id, SecretAsk.forAlice(write("shop/db", new Cas.Follows(0))));
    assertThat(again.events()).isEmpty();
    assertThat(again.audit()).isEmpty();
    assertThat(reply(again)).isEqualTo(reply(first));

    var other = new SecretAsk("crypto-worker", "bob", "", write("shop/db", new Cas.Follows(0)));
    assertRefused("check-and-set-mismatch", judge(id, other));
  }

  @Test
  void a_late_copy_is_a_strangers_and_values_outside_their_limits_are_refused_by_name() {
    var late = record(UUID.randomUUID(), SecretAsk.forAlice(write("shop/db", UNCHECKED)));
    now = now.plus(Duration.ofMinutes(11));
    var verdict = judge(late, "shop/db");
    assertThat(audit(verdict).getReason()).isEqualTo("issued-long-ago");
    assertThat(audit(verdict).getCaller().getPrincipal()).isEqualTo("unknown");

    assertRefused(
        "invalid-command",
        judge(new SecretAsk("crypto-worker", "alice", "localhost", write("a", UNCHECKED))));
    assertRefused(
        "invalid-command",
        judge(
            record(UUID.randomUUID(), SecretAsk.forAlice(write("shop/db", UNCHECKED))),
            "shop/other"));
  }

  @Test
  void the_store_is_configured_by_those_who_may_and_writes_obey() {
    var required = new SettingsChange(null, CasRule.REQUIRED, null);
    var configured = judge(SecretAsk.forAlice(new SecretCommand.Configure(required)));
    assertAccepted(configured);
    assertThat(audit(configured).getResource()).isEqualTo("secret-store/secret");
    assertRefused("check-and-set-required", judge(SecretAsk.forAlice(write("a", UNCHECKED))));
    assertAccepted(judge(SecretAsk.forAlice(write("a", new Cas.Follows(0)))));
  }

  @Test
  void the_next_owner_knows_from_the_events_what_this_one_knew() {
    var id = UUID.randomUUID();
    var first = judge(id, SecretAsk.forAlice(write("shop/db", UNCHECKED)));
    owner = new Counter();
    for (var event : first.events()) {
      assertThat(owner.matter.replayEvent(Topics.SECRET_EVENTS.codec().encode(event), now))
          .isInstanceOf(FollowedSecret.Proven.class);
    }
    assertThat(reply(judge(id, SecretAsk.forAlice(write("shop/db", UNCHECKED)))))
        .isEqualTo(reply(first));
    assertThat(reply(judge(SecretAsk.forAlice(write("shop/db", new Cas.Follows(1))))))
        .isEqualTo(new Accepted(2L, 2L, 2));
  }

  /** An owner of the one partition. */
  private final class Counter {
    private final SecretLedger ledger = new SecretLedger();
    private final SecretMatter matter =
        new SecretMatter(ledger, ledger::store, directory, staff.account(), 0);
    private final Desk<SecretCommandRecord, SecretCommand, SecretEventRecord> desk =
        new Desk<>(matter, directory, staff.account(), new Lane(0, 1, 3), "node-1", () -> now);
  }

  private Verdict<SecretEventRecord> judge(SecretAsk ask) {
    return judge(UUID.randomUUID(), ask);
  }

  private Verdict<SecretEventRecord> judge(UUID id, SecretAsk ask) {
    var record = record(id, ask);
    return judge(record, record.getPath());
  }

  private SecretCommandRecord record(UUID id, SecretAsk ask) {
    return ask.record(id, now, ADDRESS);
  }

  private Verdict<SecretEventRecord> judge(SecretCommandRecord record, String recordKey) {
    var signed = staff.named(record.getIssuer()).signs(staff.platform(), record);
    assertThat(owner.desk.prepare()).isNull();
    return owner.desk.judge(
        Topics.SECRET_COMMANDS.codec().encode(signed), recordKey, "secrets/0/" + offset++);
  }

  private void assign(Person person, PolicyName... policies) {
    order(person, new AccessCommand.AssignPolicies(person.principal(), Set.of(policies)));
  }

  private void order(Person person, AccessCommand command) {
    now = now.plusSeconds(1);
    staff.carriedOut(directory, person, command, now);
  }

  private static Object reply(Verdict<SecretEventRecord> verdict) {
    return Objects.requireNonNull(verdict.answer()).record().getOutcome();
  }

  private static AuditRecord audit(Verdict<SecretEventRecord> verdict) {
    assertThat(verdict.audit()).hasSize(1);
    return verdict.audit().getFirst();
  }

  private static void assertAccepted(Verdict<SecretEventRecord> verdict) {
    assertThat(reply(verdict)).isInstanceOf(Accepted.class);
  }

  private static void assertRefused(String code, Verdict<SecretEventRecord> verdict) {
    assertThat(verdict.events()).isEmpty();
    assertThat(audit(verdict).getReason()).isEqualTo(code);
    assertThat(audit(verdict).getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(reply(verdict))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }
}
