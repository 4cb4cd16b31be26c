package io.keystream.commands.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.checker.ConsistencyChecker;
import io.keystream.checker.Finding;
import io.keystream.checker.Rule;
import io.keystream.commands.AccessLane;
import io.keystream.commands.CommandService;
import io.keystream.commands.CommandServiceConfiguration;
import io.keystream.commands.CommandServiceHealth;
import io.keystream.commands.FreshTopics;
import io.keystream.commands.Log;
import io.keystream.commands.Staff;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.StoredPolicy;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accessevent.PrincipalEnrolled;
import io.keystream.schemas.accessevent.PrincipalRevoked;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.testkit.SharedKafka;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call, decided by the service as it runs, on a broker that anybody may write to. */
final class AccessLaneTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path directory;

  private final Staff staff = new Staff(START);
  private final Person ada = staff.ada();
  private final Person ben = Person.named("ben", START);
  private final Person till = Person.named("svc-till", START);
  private final Person eve = Person.named("eve", START);
  private volatile Instant now = START;
  private @Nullable CommandService running;
  private @Nullable AccessCalls calling;

  @BeforeEach
  void startOnFreshTopics() {
    FreshTopics.prepare();
    var _ = staff.write(directory);
    calling = new AccessCalls(ada.founding());
    start();
  }

  @AfterEach
  void close() {
    calls().close();
    service().close();
  }

  @Test
  void a_principal_is_enrolled_renewed_and_revoked() {
    var next = Person.named("svc-till", START);

    assertAccepted(1, enrolTill());
    assertAccepted(2, calls().ask(next, next.renewal(), till, later()));
    assertAccepted(3, calls().ask(till, till.revocation(), ada, later()));

    var believed = calls().follow();
    assertThat(believed.ignored()).isEmpty();
    assertThat(believed.directory().directory().of(till.principal()))
        .isInstanceOf(Enrolment.Revoked.class);
    assertThat(Log.values(Topics.AUDIT_LOG))
        .extracting(AccessLaneTest::line)
        .containsExactlyInAnyOrder(
            "ada EnrolPrincipal ALLOWED principal/svc-till",
            "svc-till RenewCertificate ALLOWED principal/svc-till",
            "ada RevokePrincipal ALLOWED principal/svc-till");
    assertThat(findings()).isEmpty();
  }

  @Test
  void a_policy_is_written_assigned_and_removed_and_survives_a_restart() {
    var tills = new PolicyName("tills");
    var text = "path \"transit/encrypt/*\" { capabilities = [\"update\"] }";
    var large = text + "\n#" + "x".repeat(65_000);
    assertAccepted(1, enrolTill());
    assertAccepted(2, askAda(new AccessCommand.WritePolicy(tills, large)));
    assertAccepted(3, askAda(new AccessCommand.AssignPolicies(till.principal(), Set.of(tills))));
    restart();
    assertAccepted(4, askAda(new AccessCommand.WritePolicy(tills, text)));
    assertAccepted(5, askAda(new AccessCommand.RemovePolicy(tills)));
    assertRefused("policy-does-not-exist", askAda(new AccessCommand.RemovePolicy(tills)));

    var believed = calls().follow();
    assertThat(believed.ignored()).isEmpty();
    assertThat(believed.directory().directory().version()).isEqualTo(5);
    assertThat(believed.directory().directory().policies().of(tills))
        .isInstanceOf(StoredPolicy.Removed.class);
    assertThat(Log.values(Topics.AUDIT_LOG))
        .extracting(AccessLaneTest::line)
        .contains(
            "ada WritePolicy ALLOWED policy/tills",
            "ada AssignPolicies ALLOWED principal/svc-till",
            "ada RemovePolicy ALLOWED policy/tills",
            "ada RemovePolicy DENIED policy/tills");
    assertThat(findings()).isEmpty();
  }

  @Test
  void a_repeat_gets_the_same_answer_before_and_after_the_partition_moved() {
    var enrol = calls().signed(till, till.enrolment(PrincipalKind.APPLICATION), ada, later());
    var revoke = calls().signed(ada, ada.revocation(), ada, later());
    var enrolled = calls().ask(enrol);
    var refused = calls().ask(revoke);

    assertThat(calls().ask(enrol)).isEqualTo(enrolled);
    assertThat(calls().ask(revoke)).isEqualTo(refused);
    restart();
    assertThat(calls().ask(enrol)).isEqualTo(enrolled);
    assertRefused("refused-before", calls().ask(revoke));

    assertThat(Log.values(Topics.ACCESS_EVENTS)).hasSize(1);
    assertThat(Log.values(Topics.AUDIT_LOG)).hasSize(2);
  }

  @Test
  void whoever_is_not_known_is_refused_and_recorded_under_the_name_it_gave() {
    enrolTill();
    calls().ask(till, till.revocation(), ada, later());

    assertRefused("unknown-certificate", calls().ask(till, till.revocation(), eve, later()));
    assertRefused("signer-is-revoked", calls().ask(ada, ada.revocation(), till, later()));

    assertThat(Log.values(Topics.AUDIT_LOG))
        .filteredOn(audit -> audit.getDecision() == AuditDecision.DENIED)
        .extracting(audit -> audit.getCaller().getPrincipal() + " " + audit.getReason())
        .containsExactlyInAnyOrder("eve unknown-certificate", "svc-till signer-is-revoked");
    assertThat(findings()).isEmpty();
  }

  @Test
  void forged_events_are_ignored_by_followers_and_by_the_next_owner() {
    enrolTill();
    var genuine = Log.values(Topics.ACCESS_EVENTS).getFirst();
    forgeEverything(genuine);
    assertAccepted(2, calls().ask(ben, ben.enrolment(PrincipalKind.OPERATOR), ada, later()));
    restart();
    assertAccepted(3, calls().ask(till, till.revocation(), ben, later()));
    assertRefused("unknown-certificate", calls().ask(ada, ada.revocation(), eve, later()));

    var believed = calls().follow();
    assertThat(believed.ignored()).hasSize(5);
    var principals = believed.directory().directory();
    assertThat(principals.of(eve.principal())).isInstanceOf(Enrolment.Absent.class);
    assertThat(principals.of(ada.principal())).isInstanceOf(Enrolment.Enrolled.class);
    assertThat(principals.of(ben.principal())).isInstanceOf(Enrolment.Enrolled.class);
    assertThat(principals.of(till.principal())).isInstanceOf(Enrolment.Revoked.class);
    assertThat(findings())
        .extracting(Finding::rule)
        .contains(Rule.RECORD_IS_READABLE, Rule.EVENT_IS_RECORDED, Rule.COMMAND_HAS_ONE_EFFECT);
  }

  /** Bytes, a stranger's signature, another event under a good signature, and a copy. */
  private void forgeEverything(AccessEventRecord genuine) {
    var enrolled =
        new PrincipalEnrolled(
            "eve", "OPERATOR", ByteBuffer.wrap(eve.credential().certificate().der()));
    var strangers = calls().signed(eve, eve.enrolment(PrincipalKind.OPERATOR), eve, now);
    var good = genuine.getEvidence();
    calls().write(Topics.ACCESS_EVENTS.name(), "no event".getBytes(StandardCharsets.UTF_8));
    calls().forge(new AccessEventRecord(2L, now, strangers, enrolled));
    calls().forge(new AccessEventRecord(2L, now, good, enrolled));
    calls().forge(new AccessEventRecord(2L, now, good, new PrincipalRevoked("ada", "left")));
    calls().forge(genuine);
  }

  @Test
  void a_signed_command_that_somebody_kept_is_refused_later() {
    enrolTill();
    var kept = calls().signed(till, till.renewal(), ada, now);
    var next = Person.named("svc-till", START);
    assertAccepted(2, calls().ask(next, next.renewal(), ada, later()));

    assertRefused("stale-command", calls().ask(kept));
    var revoke = calls().signed(till, till.revocation(), ada, now.plusSeconds(1));
    now = now.plus(Duration.ofDays(2));
    assertRefused("issued-long-ago", calls().ask(revoke));
    assertThat(Log.values(Topics.ACCESS_EVENTS)).hasSize(2);
    assertThat(findings()).isEmpty();
  }

  @Test
  void a_flood_of_strangers_leaves_a_bounded_number_of_records() {
    for (var i = 0; i < 400; i++) {
      var _ = calls().send(calls().signed(ada, ada.revocation(), eve, now));
    }
    assertAccepted(1, enrolTill());
    assertThat(Log.values(Topics.AUDIT_LOG)).hasSize(62);
    now = now.plusSeconds(61);

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(Log.values(Topics.AUDIT_LOG)).hasSize(63));
    assertThat(Log.values(Topics.AUDIT_LOG))
        .filteredOn(audit -> audit.getOperation().equals("Unrecorded"))
        .singleElement()
        .satisfies(audit -> assertThat(audit.getDetail()).startsWith("340 commands"));
    assertThat(findings()).isEmpty();
  }

  @Test
  void what_is_no_command_does_not_stop_a_revocation() {
    enrolTill();
    calls().write(Topics.ACCESS_COMMANDS.name(), "garbage".getBytes(StandardCharsets.UTF_8));

    assertAccepted(2, calls().ask(till, till.revocation(), ada, later()));
    assertThat(service().health())
        .isEqualTo(new CommandServiceHealth.Ready(Set.of(0, 1), AccessLane.DECIDES));
    assertThat(findings()).extracting(Finding::rule).containsExactly(Rule.RECORD_IS_READABLE);
  }

  private CommandReplyRecord enrolTill() {
    return calls().ask(till, till.enrolment(PrincipalKind.APPLICATION), ada, later());
  }

  private CommandReplyRecord askAda(AccessCommand command) {
    return calls().ask(ada, command, ada, later());
  }

  /** A second passes between one command and the next. */
  private Instant later() {
    now = now.plusSeconds(1);
    return now;
  }

  private static void assertAccepted(long sequence, CommandReplyRecord answer) {
    assertThat(answer.getOutcome()).isEqualTo(new Accepted(sequence, sequence, null));
  }

  private static void assertRefused(String code, CommandReplyRecord answer) {
    assertThat(answer.getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }

  private static String line(AuditRecord audit) {
    return "%s %s %s %s"
        .formatted(
            audit.getCaller().getPrincipal(),
            audit.getOperation(),
            audit.getDecision(),
            audit.getResource());
  }

  private static List<Finding> findings() {
    return ConsistencyChecker.check(SharedKafka.bootstrapServers()).findings();
  }

  private void start() {
    var configuration =
        new CommandServiceConfiguration(
            SharedKafka.bootstrapServers(),
            "node-1",
            directory.resolve("data"),
            1,
            Staff.foundingCertificate(directory),
            Staff.credential(directory));
    var service = CommandService.start(configuration, () -> now);
    running = service;
    Awaitility.await()
        .atMost(LIMIT)
        .until(() ->
            service.health() instanceof CommandServiceHealth.Ready(var p, var access)
                && p.size() == 2
                && access == AccessLane.DECIDES);
  }

  private void restart() {
    service().close();
    start();
  }

  private CommandService service() {
    return Objects.requireNonNull(running);
  }

  private AccessCalls calls() {
    return Objects.requireNonNull(calling);
  }
}
