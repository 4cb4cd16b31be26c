package io.keystream.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.Founding;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.AccessCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accesscommand.DeclareHours;
import io.keystream.schemas.accesscommand.EnrolPrincipal;
import io.keystream.schemas.accesscommand.WritePolicy;
import io.keystream.schemas.accessevent.HoursDeclared;
import io.keystream.schemas.accessevent.HoursWithdrawn;
import io.keystream.schemas.accessevent.PolicyWritten;
import io.keystream.schemas.accessevent.PrincipalRevoked;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Access events with the certificate at hand that founded the platform. */
final class ProvenAccessTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration DAYS = Duration.ofDays(100);

  private final Story story = new Story();
  private final X509Certificates certificates = new X509Certificates();
  private final Credential operator = identity("operator");
  private final Founding founding = Founding.by(operator.certificate().der(), certificates);

  @Test
  void an_event_that_an_operator_signed_is_proven() {
    append(enrolled());
    assertThat(unproven(founding)).isEmpty();
  }

  @Test
  void an_event_that_nobody_signed_is_found_with_its_place() {
    var genuine = enrolled();
    append(genuine);
    append(
        new AccessEventRecord(
            2L, NOW, genuine.getEvidence(), new PrincipalRevoked("svc-till", "")));
    assertThat(unproven(founding))
        .singleElement()
        .satisfies(finding -> assertThat(finding.at().offset()).isEqualTo(1));
  }

  @Test
  void a_policy_that_an_operator_wrote_is_proven_and_another_text_is_not() {
    var text = "path \"transit/encrypt/*\" { capabilities = [\"update\"] }";
    var genuine = accepted(new WritePolicy("tills", text));
    append(
        new AccessEventRecord(
            1L, NOW, genuine.getEvidence(), new PolicyWritten("tills", "path \"*\" {}")));
    append(genuine);
    assertThat(unproven(founding))
        .singleElement()
        .satisfies(finding -> assertThat(finding.at().offset()).isZero());
  }

  @Test
  void hours_that_an_operator_declared_are_proven_and_others_are_not() {
    var days = List.of("MONDAY");
    var command = new DeclareHours("operator", "UTC", days, "08:00", "18:00");
    var genuine = accepted(command);
    append(
        new AccessEventRecord(
            1L,
            NOW,
            genuine.getEvidence(),
            new HoursDeclared("operator", "UTC", days, "00:00", "24:00")));
    append(new AccessEventRecord(1L, NOW, genuine.getEvidence(), new HoursWithdrawn("operator")));
    append(genuine);
    assertThat(unproven(founding))
        .extracting(finding -> finding.at().offset())
        .containsExactly(0L, 1L);
  }

  @Test
  void another_founder_proves_nothing() {
    append(enrolled());
    var other = Founding.by(identity("operator").certificate().der(), certificates);
    assertThat(unproven(other)).hasSize(1);
  }

  @Test
  void without_a_founder_nothing_is_judged() {
    append(enrolled());
    assertThat(unproven(null)).isEmpty();
  }

  private List<Finding> unproven(@Nullable Founding by) {
    return ConsistencyChecker.check(story.log, new Subject(Story.GROUPS, by)).findings().stream()
        .filter(finding -> finding.rule() == Rule.ACCESS_EVENT_IS_PROVEN)
        .toList();
  }

  private void append(AccessEventRecord event) {
    story.log.append(Topics.ACCESS_EVENTS, 0, "svc-till", event, NOW);
  }

  private AccessEventRecord enrolled() {
    return accepted(
        new EnrolPrincipal(
            "svc-till", "APPLICATION", ByteBuffer.wrap(identity("svc-till").certificate().der())));
  }

  private AccessEventRecord accepted(SpecificRecord command) {
    var certificate = certificates.read(operator.certificate().der());
    var signed =
        new CommandSigner(founding.platform(), certificate.fingerprint(), operator::sign)
            .sign(
                new AccessCommandRecord(
                    UUID.randomUUID().toString(),
                    new CallerRecord("operator", "test", null, false),
                    NOW,
                    null,
                    command));
    var directory = new VerifiedDirectory(founding, certificates);
    return directory.open(signed)
                instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> genuine
            && directory.judge(genuine, NOW) instanceof Judgement.Accepted accepted
        ? directory.take(accepted)
        : fail();
  }

  private static AccessEventRecord fail() {
    throw new AssertionError("the command of an operator is refused");
  }

  private static Credential identity(String name) {
    return Credential.generate(
        name, SignatureScheme.ED25519, NOW.minusSeconds(3600), DAYS, new SecureRandom());
  }
}
