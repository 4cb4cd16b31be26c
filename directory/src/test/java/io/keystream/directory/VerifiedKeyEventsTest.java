package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyDecisions;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.event.Resumed;
import io.keystream.schemas.event.Suspended;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of key events and has no key that counts, or not both. */
final class VerifiedKeyEventsTest {

  private static final int PARTITION = 2;
  private static final KeyName CARDS = new KeyName("cards");
  private static final VersionScope ALL = new VersionScope.All();
  private static final KeyCommand CREATE =
      new KeyCommand.Create(
          CARDS, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED), Activation.WHEN_GENERATED);
  private static final KeyCommand GENERATED =
      new KeyCommand.ConfirmGenerated(CARDS, KeyVersion.FIRST, new Material("c0ffee", "", "kek"));
  private static final KeyCommand SUSPEND = new KeyCommand.Suspend(CARDS, ALL, "suspicion");
  private static final KeyCommand RESUME = new KeyCommand.Resume(CARDS, ALL);

  private final Hand ada = Hand.of("ada");
  private final Hand till = Hand.withP256("svc-till");
  private final Hand worker = Hand.of("crypto-worker");
  private final Hand service = Hand.of("command-service");
  private final Hand eve = Hand.of("eve");
  private final Founding platform = ada.founding();
  private final Decider access = new Decider(platform);
  private final VerifiedKeyEvents follower =
      new VerifiedKeyEvents(access.directory, PARTITION, VerifiedKeyEvents.Moment.NONE);

  private Key key = new Key.Absent(CARDS);
  private long sequence;

  @BeforeEach
  void enrolEverybody() {
    access.accepts(ada.enrols(platform, till, PrincipalKind.APPLICATION, NOW), NOW);
    access.accepts(ada.enrols(platform, worker, PrincipalKind.SERVICE, NOW), NOW);
    access.accepts(ada.enrols(platform, service, PrincipalKind.SERVICE, NOW), NOW);
  }

  @Test
  void every_event_proves_that_it_happened_and_counts_once() {
    var records = decided(CREATE, till, service, NOW);

    assertThat(records).hasSize(2);
    for (var record : records) {
      assertThat(follow(record))
          .isInstanceOfSatisfying(
              FollowedKey.Proven.class,
              proven -> {
                assertThat(proven.event()).isEqualTo(KeyEventMapping.toEvent(record));
                assertThat(proven.command().getCaller().getPrincipal()).isEqualTo("svc-till");
                assertThat(proven.record()).isEqualTo(record);
              });
    }
    assertThat(follow(records.getFirst())).isInstanceOf(FollowedKey.Known.class);
    assertThat(follow(records.getLast())).isInstanceOf(FollowedKey.Known.class);
  }

  @Test
  void an_event_without_evidence_is_ignored() {
    activeKey();

    assertIgnored(event(5, null, new Suspended(1, "forged")), "it has no evidence");
  }

  @Test
  void a_command_alone_proves_no_event() {
    activeKey();

    assertIgnored(
        decided(SUSPEND, till, eve, NOW).getFirst(),
        "nobody is enrolled with the certificate of whoever decided it");
    assertIgnored(
        decided(SUSPEND, till, till, NOW).getFirst(),
        "'svc-till' is no service and decides nothing");
    assertIgnored(
        decided(SUSPEND, till, ada, NOW).getFirst(), "'ada' is no service and decides nothing");
    var genuine = decided(SUSPEND, till, service, NOW).getFirst();
    var forged = evidence(decided(SUSPEND, till, eve, NOW).getFirst());
    assertIgnored(
        with(
            genuine,
            new KeyEvidenceRecord(
                evidence(genuine).getCommand(),
                version(),
                evidence(genuine).getDecider(),
                forged.getSignature())),
        "its decider has not signed it");
  }

  /** Whoever kept the command waits until the key is suspended, and writes the event. */
  @Test
  void a_command_that_was_refused_does_not_become_an_event_later() {
    activeKey();
    var refused = till.command(RESUME, NOW);
    var suspended = decided(SUSPEND, till, service, NOW).getFirst();
    follow(suspended);

    var resumed = records(RESUME, refused, till.signs(platform, refused), eve, NOW, version());
    assertIgnored(
        with(
            resumed.getFirst(),
            new KeyEvidenceRecord(
                evidence(resumed.getFirst()).getCommand(),
                version(),
                evidence(suspended).getDecider(),
                evidence(suspended).getSignature())),
        "its decider has not signed it");
  }

  @Test
  void a_service_alone_proves_no_event() {
    activeKey();
    var command = till.command(SUSPEND, NOW);

    assertIgnored(
        records(SUSPEND, command, eve.signs(platform, command), service, NOW, version()).getFirst(),
        "its command is not one that its caller sent");
    assertThat(decided(SUSPEND, till, service, NOW).stream().map(this::follow))
        .allMatch(FollowedKey.Proven.class::isInstance);
  }

  @Test
  void an_event_that_is_about_something_else_than_its_evidence_is_ignored() {
    activeKey();
    var genuine = decided(SUSPEND, till, service, NOW).getFirst();

    assertIgnored(
        new KeyEventRecord(
            "cards",
            genuine.getSequence(),
            genuine.getCommandId(),
            genuine.getCaller(),
            genuine.getOccurredAt(),
            new Resumed(1),
            genuine.getEvidence()),
        "its decider has not signed it");
    assertIgnored(
        new KeyEventRecord(
            "cards",
            genuine.getSequence(),
            genuine.getCommandId(),
            new CallerRecord("ada", "console", null, false),
            genuine.getOccurredAt(),
            genuine.getEvent(),
            genuine.getEvidence()),
        "its command is not one that its caller sent");
    assertIgnored(
        new KeyEventRecord(
            "cards",
            genuine.getSequence(),
            "another",
            genuine.getCaller(),
            genuine.getOccurredAt(),
            genuine.getEvent(),
            genuine.getEvidence()),
        "its command is not one that its caller sent");
    assertThat(follow(genuine)).isInstanceOf(FollowedKey.Proven.class);
  }

  @Test
  void a_copy_about_another_key_in_another_partition_or_at_another_time_is_ignored() {
    var genuine = decided(CREATE, till, service, NOW).getFirst();
    var elsewhere =
        new VerifiedKeyEvents(access.directory, PARTITION + 1, VerifiedKeyEvents.Moment.NONE);

    assertThat(elsewhere.follow(genuine, 0))
        .isEqualTo(new FollowedKey.Ignored("its decider has not signed it"));
    assertIgnored(
        new KeyEventRecord(
            "other",
            1L,
            genuine.getCommandId(),
            genuine.getCaller(),
            NOW,
            genuine.getEvent(),
            genuine.getEvidence()),
        "its decider has not signed it");
    assertIgnored(
        new KeyEventRecord(
            "cards",
            1L,
            genuine.getCommandId(),
            genuine.getCaller(),
            NOW.plusSeconds(1),
            genuine.getEvent(),
            genuine.getEvidence()),
        "its decider has not signed it");
  }

  @Test
  void what_was_decided_before_a_revocation_counts_for_ever() {
    var created = decided(CREATE, till, service, NOW);
    access.accepts(ada.revokes(platform, till, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(1)), NOW.plusSeconds(1));

    assertThat(follow(created.getFirst())).isInstanceOf(FollowedKey.Proven.class);
  }

  @Test
  void a_service_that_is_revoked_decides_nothing() {
    activeKey();
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(3)), NOW.plusSeconds(3));

    assertIgnored(
        decided(SUSPEND, ada, service, NOW.plusSeconds(4)).getFirst(),
        "its decider is none: 'command-service' is revoked");
  }

  /** The keys of a service that was revoked pretend that it decided before that. */
  @Test
  void neither_time_nor_what_is_known_of_access_runs_back() {
    activeKey();
    var before = version();
    var next = Hand.of("command-service-2");
    access.accepts(
        ada.enrols(platform, next, PrincipalKind.SERVICE, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    decided(SUSPEND, ada, next, NOW.plusSeconds(2)).forEach(this::follow);
    var resume = till.command(RESUME, NOW);
    var signed = till.signs(platform, resume);

    assertIgnored(
        records(RESUME, resume, signed, service, NOW.plusSeconds(2), before).getFirst(),
        "it is older than what stands before it");
    assertIgnored(
        records(RESUME, resume, signed, next, NOW.plusSeconds(1), version()).getFirst(),
        "it is older than what stands before it");
    assertThat(follower.latest())
        .isEqualTo(new VerifiedKeyEvents.Moment(NOW.plusSeconds(2), version()));
    assertThat(follower.atLeastLatest(NOW)).isEqualTo(NOW.plusSeconds(2));
    assertThat(follower.atLeastLatest(NOW.plusSeconds(3))).isEqualTo(NOW.plusSeconds(3));
  }

  @Test
  void what_knows_access_events_that_are_not_there_is_ignored() {
    var command = till.command(CREATE, NOW);
    var signed = till.signs(platform, command);

    for (var unknown : List.of(version() + 1, Long.MAX_VALUE)) {
      assertIgnored(
          records(CREATE, command, signed, service, NOW, unknown).getFirst(),
          "it knows access events that are not there");
    }
    assertIgnored(
        records(CREATE, command, signed, service, NOW, -1).getFirst(),
        "it is older than what stands before it");
  }

  @Test
  void where_an_event_is_missing_the_log_is_corrupt_and_nobody_can_pretend_that() {
    decided(CREATE, till, service, NOW).forEach(this::follow);
    var generated = decided(GENERATED, worker, service, NOW).getFirst();
    var pretended = decided(GENERATED, worker, eve, NOW).getFirst();
    key = new Key.Absent(CARDS);
    sequence = 0;

    assertIgnored(pretended, "nobody is enrolled");
    assertThatThrownBy(() -> follow(generated))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event 3 of key 'cards' follows event 0");
  }

  @Test
  void whatever_bit_is_flipped_nothing_else_is_believed_and_nothing_fails() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var codec = Topics.KEY_EVENTS.codec();
    var genuine = codec.encode(decided(CREATE, till, service, NOW).getFirst());
    for (var round = 0; round < 1_000; round++) {
      var changed = genuine.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(follower.follow(changed, _ -> sequence))
          .as("seed %d", seed)
          .isNotInstanceOf(FollowedKey.Proven.class);
    }
    assertThat(follower.follow(genuine, _ -> sequence)).isInstanceOf(FollowedKey.Proven.class);
  }

  @Test
  void what_is_no_event_at_all_is_ignored() {
    assertThat(follower.follow((byte[]) null, _ -> 0))
        .isEqualTo(new FollowedKey.Ignored("it is empty"));
    assertThat(follower.follow(new byte[] {1, 2}, _ -> 0)).isInstanceOf(FollowedKey.Ignored.class);
  }

  /** A key whose first version is active. */
  private void activeKey() {
    decided(CREATE, till, service, NOW).forEach(this::follow);
    decided(GENERATED, worker, service, NOW).forEach(this::follow);
  }

  private long version() {
    return access.directory.directory().version();
  }

  /** What a command-service writes that knows everything. */
  private List<KeyEventRecord> decided(KeyCommand command, Hand caller, Hand decider, Instant at) {
    var record = caller.command(command, at);
    return records(command, record, caller.signs(platform, record), decider, at, version());
  }

  private List<KeyEventRecord> records(
      KeyCommand command,
      KeyCommandRecord record,
      SignedCommandRecord signed,
      Hand decider,
      Instant at,
      long version) {
    if (!(KeyDecisions.decide(key, command, at) instanceof Decision.Accepted(var events))) {
      throw new AssertionError("a service would refuse " + command);
    }
    var records = new ArrayList<KeyEventRecord>();
    for (var event : events) {
      var place = new KeyEventPlace(PARTITION, sequence + 1 + records.size(), at, version);
      records.add(
          new KeyEventRecord(
              "cards",
              place.sequence(),
              record.getCommandId(),
              record.getCaller(),
              at,
              KeyEventMapping.toUnion(event),
              decider.events(platform).sign(signed, place, event)));
    }
    return records;
  }

  private FollowedKey follow(KeyEventRecord record) {
    var followed = follower.follow(record, sequence);
    if (followed instanceof FollowedKey.Proven proven) {
      key = KeyEvolution.evolve(key, proven.event());
      sequence++;
    }
    return followed;
  }

  private void assertIgnored(KeyEventRecord record, String why) {
    var before = follower.latest();
    assertThat(follow(record))
        .isInstanceOfSatisfying(
            FollowedKey.Ignored.class, ignored -> assertThat(ignored.why()).startsWith(why));
    assertThat(follower.latest()).isEqualTo(before);
  }

  private static KeyEvidenceRecord evidence(KeyEventRecord record) {
    return Objects.requireNonNull(record.getEvidence());
  }

  private static KeyEventRecord with(KeyEventRecord record, KeyEvidenceRecord evidence) {
    return new KeyEventRecord(
        record.getKey(),
        record.getSequence(),
        record.getCommandId(),
        record.getCaller(),
        record.getOccurredAt(),
        record.getEvent(),
        evidence);
  }

  private KeyEventRecord event(long number, @Nullable KeyEvidenceRecord evidence, Object event) {
    return new KeyEventRecord(
        "cards",
        number,
        "c1",
        new CallerRecord("svc-till", "console", null, false),
        NOW,
        event,
        evidence);
  }
}
