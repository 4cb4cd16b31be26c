package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.ValueReference;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SecretEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts of what services have signed about secrets. */
final class VerifiedSecretEventsTest {

  private static final int PARTITION = 2;
  private static final SecretPath PATH = new SecretPath("shop/db");

  private final Hand ada = Hand.of("ada");
  private final Hand worker = Hand.of("crypto-worker");
  private final Hand service = Hand.withP256("command-service");
  private final Hand eve = Hand.of("eve");
  private final Founding platform = ada.founding();
  private final Decider access = new Decider(platform);
  private final SecretView view = new SecretView();
  private final VerifiedSecretEvents follower =
      new VerifiedSecretEvents(access.directory, PARTITION, Moment.NONE);

  @BeforeEach
  void enrolTheServices() {
    access.accepts(ada.enrols(platform, worker, PrincipalKind.SERVICE, NOW), NOW);
    access.accepts(ada.enrols(platform, service, PrincipalKind.SERVICE, NOW), NOW);
  }

  @Test
  void an_event_proves_that_it_happened_and_counts_once() {
    var record = written(1, 1, worker, service, NOW);
    assertThat(follow(record)).isInstanceOf(FollowedSecret.Proven.class);
    assertThat(follow(record)).isInstanceOf(FollowedSecret.Known.class);
    assertThat(view.of(PATH).currentVersion()).isEqualTo(1);
    assertThat(follow(written(2, 2, worker, service, NOW)))
        .isInstanceOf(FollowedSecret.Proven.class);
  }

  @Test
  void whoever_is_no_service_decides_nothing() {
    ignored(written(1, 1, worker, eve, NOW), "nobody is enrolled");
    ignored(written(1, 1, worker, ada, NOW), "'ada' is no service");
  }

  @Test
  void a_command_that_nobody_known_issued_is_the_cause_of_nothing() {
    ignored(written(1, 1, eve, service, NOW), "its command is not one that its caller sent");
  }

  @Test
  void a_changed_value_or_issuer_and_a_copy_elsewhere_do_not_hold() {
    var record = written(1, 1, worker, service, NOW);
    var other = written(1, 1, worker, service, NOW);
    ignored(with(record, other.getEvent(), record.getIssuer()), "its decider has not signed it");
    ignored(
        with(record, record.getEvent(), "command-service"),
        "its command is not one that its caller sent");
    var elsewhere = new VerifiedSecretEvents(access.directory, PARTITION + 1, Moment.NONE);
    assertThat(elsewhere.follow(record, 0)).isInstanceOf(FollowedSecret.Ignored.class);
  }

  @Test
  void a_service_that_is_revoked_decides_nothing_from_then_on() {
    assertThat(follow(written(1, 1, worker, service, NOW)))
        .isInstanceOf(FollowedSecret.Proven.class);
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    ignored(written(2, 2, worker, service, NOW.plusSeconds(2)), "its decider is none");
  }

  @Test
  void where_an_event_is_missing_the_log_is_corrupt() {
    assertThatThrownBy(() -> follow(written(3, 1, worker, service, NOW)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event 3 of secret 'shop/db' follows event 0");
  }

  @Test
  void what_is_no_event_is_ignored() {
    assertThat(follower.follow(null, view::sequence)).isInstanceOf(FollowedSecret.Ignored.class);
    assertThat(follower.follow(new byte[] {1, 2, 3}, view::sequence))
        .isInstanceOf(FollowedSecret.Ignored.class);
  }

  private FollowedSecret follow(SecretEventRecord record) {
    var followed = follower.follow(Topics.SECRET_EVENTS.codec().encode(record), view::sequence);
    if (followed instanceof FollowedSecret.Proven proven) {
      view.apply(proven.event());
    }
    return followed;
  }

  private void ignored(SecretEventRecord record, String why) {
    assertThat(follow(record))
        .isInstanceOfSatisfying(
            FollowedSecret.Ignored.class, ignored -> assertThat(ignored.why()).startsWith(why));
  }

  private SecretEventRecord written(
      long sequence, int version, Hand issuer, Hand decider, Instant at) {
    var value = new ValueReference(UUID.randomUUID(), "0f".repeat(32));
    var caller = new CallerRecord("svc-till", "till", null, false);
    var command =
        new SecretCommandRecord(
            UUID.randomUUID().toString(),
            PATH.path(),
            caller,
            issuer.name(),
            "10.1.2.3",
            at,
            null,
            SecretCommandMapping.toUnion(
                new SecretCommand.Write(PATH, new Cas.Unchecked(), value)));
    var signed = issuer.signs(platform, command);
    var event =
        new SecretEvent.Written(PATH, new SecretVersion(version), value, at, new Deletion.None());
    var place = new EventPlace(PARTITION, sequence, at, access.directory.directory().version());
    return new SecretEventRecord(
        PATH.path(),
        sequence,
        command.getCommandId(),
        caller,
        issuer.name(),
        at,
        SecretEventMapping.toUnion(event),
        decider.events(platform).sign(signed, place, event));
  }

  private static SecretEventRecord with(SecretEventRecord record, Object event, String issuer) {
    return new SecretEventRecord(
        record.getPath(),
        record.getSequence(),
        record.getCommandId(),
        record.getCaller(),
        issuer,
        record.getOccurredAt(),
        event,
        record.getEvidence());
  }
}
