package io.keystream.commands.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever is known may do what its policies say, from the next command on. */
final class PoliciesAtTheDeskTest {

  private static final PolicyName MAKERS = new PolicyName("makers");

  private Instant now = Commands.ISSUED.plusSeconds(60);
  private final TestDesk desk = new TestDesk(new Ledger(), new Lane(0, 1, 3), () -> now);

  @Test
  void who_has_no_policy_changes_nothing_and_the_attempt_is_recorded() {
    assign();

    var record = judge(Commands.create("cards"));

    assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
    assertThat(record.getReason()).isEqualTo("no-policy-matches");
    assertThat(record.getPolicyVersion()).isEqualTo(desk.directory.directory().version());
    assertThat(record.getCaller().getPrincipal()).isEqualTo("alice");
  }

  @Test
  void a_policy_allows_what_it_says_and_the_record_names_it() {
    write("path \"transit/keys/till/*\" { capabilities = [\"create\"] }");
    assign(MAKERS);

    var created = judge(Commands.create("till/cards"));
    assertThat(created.getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(created.getPolicies()).isEqualTo("makers");
    assertThat(created.getPolicyVersion()).isEqualTo(desk.directory.directory().version());

    assertThat(judge(Commands.suspend("till/cards")).getReason()).isEqualTo("no-policy-matches");
    assertThat(judge(Commands.create("other")).getReason()).isEqualTo("no-policy-matches");
  }

  @Test
  void a_policy_can_say_which_kind_of_key_is_made() {
    write(
        """
        path "transit/keys/*" {
          capabilities = ["create"]
          allowed_parameters = { type = ["AES_256"], custody = ["RESIDENT"] }
        }
        """);
    assign(MAKERS);

    assertThat(judge(Commands.create("cards")).getReason()).isEqualTo("parameter-not-allowed");
  }

  @Test
  void a_policy_can_say_how_a_key_is_configured_and_trimming_is_another_matter() {
    write(
        """
        path "transit/keys/+" { capabilities = ["create"] }
        path "transit/keys/+/rotate" { capabilities = ["update"] }
        path "transit/keys/+/config" {
          capabilities = ["update"]
          denied_parameters = { deletion_allowed = ["true"] }
        }
        """);
    assign(MAKERS);
    judge(Commands.create("cards"));
    judge(Commands.generated("cards", 1));

    assertThat(judge(Commands.configure("cards", 1, 1)).getReason()).isEqualTo("parameter-denied");
    var minimums =
        new KeyCommand.Configure(
            new KeyName("cards"), KeyVersion.FIRST, MinEncryptionVersion.NONE, null);
    assertThat(judge(minimums).getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(judge(Commands.trim("cards", 1)).getReason()).isEqualTo("no-policy-matches");
  }

  @Test
  void a_worker_reports_what_it_did_without_a_policy_of_its_own() {
    assertThat(judge(Commands.create("cards")).getDecision()).isEqualTo(AuditDecision.ALLOWED);
    assertThat(judge(Commands.generated("cards", 1)).getPolicies()).isEqualTo("service");
  }

  private AuditRecord judge(KeyCommand command) {
    return desk.judge(Commands.record(command)).audit().getFirst();
  }

  private void write(String text) {
    order(new AccessCommand.WritePolicy(MAKERS, text));
  }

  private void assign(PolicyName... policies) {
    order(
        new AccessCommand.AssignPolicies(desk.staff.named("alice").principal(), Set.of(policies)));
  }

  private void order(AccessCommand command) {
    now = now.plusSeconds(1);
    desk.staff.carriedOut(desk.directory, desk.staff.named("alice"), command, now);
  }
}
