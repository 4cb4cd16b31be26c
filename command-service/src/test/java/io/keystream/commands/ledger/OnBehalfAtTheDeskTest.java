package io.keystream.commands.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.OnBehalfAdmission;
import io.keystream.domain.access.Policies;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.OnBehalfRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A service may ask in a caller's name what that caller may, where policies let it, and no more.
 */
final class OnBehalfAtTheDeskTest {

  private static final String SERVICE = "command-service";

  private Instant now = Commands.ISSUED.plusSeconds(60);
  private final TestDesk desk = new TestDesk(new Ledger(), new Lane(0, 1, 3), () -> now);

  @Test
  void what_a_front_asks_in_a_callers_name_is_the_callers_and_the_record_tells_of_both() {
    assign(SERVICE, Policies.FRONT);

    var verdict = judge(Commands.create("cards"), SERVICE, now);

    var record = verdict.audit().getFirst();
    assertThat(record.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(record.getCaller().getPrincipal()).isEqualTo("alice");
    assertThat(record.getDetail())
        .isEqualTo("Issued by 'command-service' for a caller at 192.0.2.7.");
    assertThat(verdict.events())
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.getCaller().getPrincipal()).isEqualTo("alice"));
  }

  @Test
  void a_service_that_is_no_front_acts_for_nobody() {
    assertDenied(judge(Commands.create("cards"), SERVICE, now), "may-not-act-for");
  }

  @Test
  void an_application_acts_for_nobody_whatever_its_policies_say() {
    assign("bob", Policies.FRONT);

    assertDenied(judge(Commands.create("cards"), "bob", now), "only-services-act-for-others");
  }

  @Test
  void a_front_gets_no_more_out_of_a_name_than_its_owner_may() {
    assign(SERVICE, Policies.FRONT);
    assign("alice");

    assertDenied(judge(Commands.create("cards"), SERVICE, now), "no-policy-matches");
  }

  @Test
  void what_services_report_is_never_asked_in_a_callers_name() {
    assign(SERVICE, Policies.FRONT);
    judge(Commands.create("cards"), SERVICE, now);

    assertDenied(judge(Commands.generated("cards", 1), SERVICE, now), "only-for-services");
  }

  @Test
  void nobody_waits_so_long_for_what_a_front_asks() {
    assign(SERVICE, Policies.FRONT);
    var longAgo = now.minus(OnBehalfAdmission.MAX_AGE).minus(Duration.ofSeconds(1));

    assertDenied(judge(Commands.create("cards"), SERVICE, longAgo), "issued-long-ago");
  }

  private Verdict<KeyEventRecord> judge(KeyCommand command, String issuer, Instant issuedAt) {
    var record =
        new KeyCommandRecord(
            UUID.randomUUID().toString(),
            command.key().path(),
            Commands.ALICE,
            issuedAt,
            null,
            KeyCommandMapping.toUnion(command),
            new OnBehalfRecord(issuer, "192.0.2.7"));
    var signed = desk.staff.named(issuer).signs(desk.staff.platform(), record);
    return desk.judge(Topics.COMMANDS.codec().encode(signed), command.key().path());
  }

  private static void assertDenied(Verdict<KeyEventRecord> verdict, String reason) {
    assertThat(verdict.events()).isEmpty();
    assertThat(verdict.audit().getFirst())
        .extracting(AuditRecord::getDecision, AuditRecord::getReason)
        .containsExactly(AuditDecision.DENIED, reason);
  }

  private void assign(String principal, PolicyName... policies) {
    now = now.plusSeconds(1);
    var person = desk.staff.named(principal);
    desk.staff.carriedOut(
        desk.directory,
        person,
        new AccessCommand.AssignPolicies(person.principal(), Set.of(policies)),
        now);
  }
}
