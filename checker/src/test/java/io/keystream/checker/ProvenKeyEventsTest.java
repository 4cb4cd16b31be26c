package io.keystream.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.EventPlace;
import io.keystream.directory.EventSigner;
import io.keystream.directory.Founding;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accesscommand.EnrolPrincipal;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Key events with the certificate at hand that founded the platform. */
final class ProvenKeyEventsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final CallerRecord OPERATOR = new CallerRecord("operator", "test", null, false);
  private static final KeyName KEY = new KeyName("proven/cards");
  private static final int PARTITION = Partitioning.partition(KEY.path(), 3);

  private final Story story = new Story();
  private final X509Certificates certificates = new X509Certificates();
  private final Credential operator = identity("operator");
  private final Credential service = identity("command-service");
  private final Founding founding = Founding.by(operator.certificate().der(), certificates);
  private final CommandSigner commands = CommandSigner.with(operator, founding.platform());
  private final EventSigner events = EventSigner.with(service, founding.platform());

  @BeforeEach
  void enrolTheService() {
    var der = ByteBuffer.wrap(service.certificate().der());
    var signed =
        commands.sign(
            new AccessCommandRecord(
                UUID.randomUUID().toString(),
                OPERATOR,
                NOW,
                null,
                new EnrolPrincipal("command-service", "SERVICE", der)));
    var directory = new VerifiedDirectory(founding, certificates);
    if (directory.open(signed) instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> genuine
        && directory.judge(genuine, NOW) instanceof Judgement.Accepted accepted) {
      story.log.append(Topics.ACCESS_EVENTS, 0, "command-service", directory.take(accepted), NOW);
      return;
    }
    throw new AssertionError("the command of an operator is refused");
  }

  @Test
  void an_event_that_a_service_signed_is_proven() {
    append(created());

    assertThat(check(founding)).doesNotContain(Rule.KEY_EVENT_IS_PROVEN);
  }

  @Test
  void an_event_that_nobody_signed_is_found_with_its_place_and_is_no_event_to_other_rules() {
    append(created());
    append(forged(9));

    assertThat(findings(founding))
        .filteredOn(finding -> finding.rule() == Rule.KEY_EVENT_IS_PROVEN)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.at().partition()).isEqualTo(PARTITION);
          assertThat(finding.at().offset()).isEqualTo(1);
          assertThat(finding.message()).isEqualTo("its decider has not signed it");
        });
    assertThat(check(founding)).doesNotContain(Rule.SEQUENCE_HAS_NO_GAP);
  }

  @Test
  void an_event_that_is_there_twice_is_found_as_before() {
    append(created());
    append(created());

    assertThat(check(founding))
        .contains(Rule.SEQUENCE_HAS_NO_GAP)
        .doesNotContain(Rule.KEY_EVENT_IS_PROVEN);
  }

  @Test
  void another_founder_proves_nothing() {
    append(created());
    var other = Founding.by(identity("operator").certificate().der(), certificates);

    assertThat(check(other)).contains(Rule.KEY_EVENT_IS_PROVEN);
  }

  @Test
  void without_a_founder_events_are_judged_by_the_other_rules_alone() {
    append(forged(9));

    assertThat(check(null))
        .contains(Rule.SEQUENCE_HAS_NO_GAP)
        .doesNotContain(Rule.KEY_EVENT_IS_PROVEN);
  }

  private List<Rule> check(@Nullable Founding by) {
    return findings(by).stream().map(Finding::rule).toList();
  }

  private List<Finding> findings(@Nullable Founding by) {
    return ConsistencyChecker.check(story.log, new Subject(Story.GROUPS, by)).findings();
  }

  private void append(KeyEventRecord event) {
    story.log.append(Topics.KEY_EVENTS, PARTITION, KEY.path(), event, NOW);
  }

  private KeyEventRecord created() {
    var id = "c1";
    var command = KeyCommandMapping.toUnion(Story.create(KEY));
    var signed =
        commands.sign(new KeyCommandRecord(id, KEY.path(), OPERATOR, NOW, null, command, null));
    var event = new KeyEvent.Created(KEY, Story.SPEC);
    var place = new EventPlace(PARTITION, 1, NOW, 1);
    return new KeyEventRecord(
        KEY.path(),
        1L,
        id,
        OPERATOR,
        NOW,
        KeyEventMapping.toUnion(event),
        events.sign(signed, place, event));
  }

  private KeyEventRecord forged(long sequence) {
    var suspended = new KeyEvent.Suspended(KEY, KeyVersion.FIRST, "forged");
    return new KeyEventRecord(
        KEY.path(),
        sequence,
        "c1",
        OPERATOR,
        NOW,
        KeyEventMapping.toUnion(suspended),
        created().getEvidence());
  }

  private static Credential identity(String name) {
    return Credential.generate(
        name,
        SignatureScheme.ED25519,
        NOW.minusSeconds(3600),
        Duration.ofDays(100),
        new SecureRandom());
  }
}
