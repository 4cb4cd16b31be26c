package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** A command-service that decides about one key, and somebody who follows its events. */
abstract class OneKeyFollower {

  static final int PARTITION = 2;
  static final KeyName CARDS = new KeyName("cards");
  static final VersionScope ALL = new VersionScope.All();
  static final KeyCommand CREATE =
      new KeyCommand.Create(
          CARDS, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED), Activation.WHEN_GENERATED);
  static final KeyCommand GENERATED =
      new KeyCommand.ConfirmGenerated(CARDS, KeyVersion.FIRST, new Material("c0ffee", "", "kek"));
  static final KeyCommand SUSPEND = new KeyCommand.Suspend(CARDS, ALL, "suspicion");
  static final KeyCommand RESUME = new KeyCommand.Resume(CARDS, ALL);

  final Hand ada = Hand.of("ada");
  final Hand till = Hand.withP256("svc-till");
  final Hand worker = Hand.of("crypto-worker");
  final Hand service = Hand.of("command-service");
  final Hand eve = Hand.of("eve");
  final Founding platform = ada.founding();
  final Decider access = new Decider(platform);
  final VerifiedKeyEvents follower =
      new VerifiedKeyEvents(access.directory, PARTITION, Moment.NONE);

  Key key = new Key.Absent(CARDS);
  long sequence;

  @BeforeEach
  final void enrolEverybody() {
    access.accepts(ada.enrols(platform, till, PrincipalKind.APPLICATION, NOW), NOW);
    access.accepts(ada.enrols(platform, worker, PrincipalKind.SERVICE, NOW), NOW);
    access.accepts(ada.enrols(platform, service, PrincipalKind.SERVICE, NOW), NOW);
  }

  /** A key whose first version is active. */
  final void activeKey() {
    decided(CREATE, till, service, NOW).forEach(this::follow);
    decided(GENERATED, worker, service, NOW).forEach(this::follow);
  }

  final long version() {
    return access.directory.directory().version();
  }

  /** What a command-service writes that knows everything. */
  final List<KeyEventRecord> decided(KeyCommand command, Hand caller, Hand decider, Instant at) {
    var record = caller.command(command, at);
    return records(command, record, caller.signs(platform, record), decider, at, version());
  }

  final List<KeyEventRecord> records(
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
      var place = new EventPlace(PARTITION, sequence + 1 + records.size(), at, version);
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

  final FollowedKey follow(KeyEventRecord record) {
    var followed = follower.follow(record, sequence);
    if (followed instanceof FollowedKey.Proven proven) {
      key = KeyEvolution.evolve(key, proven.event());
      sequence++;
    }
    return followed;
  }

  final void assertIgnored(KeyEventRecord record, String why) {
    var before = follower.latest();
    assertThat(follow(record))
        .isInstanceOfSatisfying(
            FollowedKey.Ignored.class, ignored -> assertThat(ignored.why()).startsWith(why));
    assertThat(follower.latest()).isEqualTo(before);
  }

  static KeyEvidenceRecord evidence(KeyEventRecord record) {
    return Objects.requireNonNull(record.getEvidence());
  }

  static KeyEventRecord with(KeyEventRecord record, KeyEvidenceRecord evidence) {
    return new KeyEventRecord(
        record.getKey(),
        record.getSequence(),
        record.getCommandId(),
        record.getCaller(),
        record.getOccurredAt(),
        record.getEvent(),
        evidence);
  }
}
