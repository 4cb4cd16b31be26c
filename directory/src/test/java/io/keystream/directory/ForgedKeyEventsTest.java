package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.Topics;
import io.keystream.schemas.event.Resumed;
import io.keystream.schemas.event.Suspended;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of key events and has no key that counts, or not both. */
final class ForgedKeyEventsTest extends OneKeyFollower {

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
    var elsewhere = new VerifiedKeyEvents(access.directory, PARTITION + 1, Moment.NONE);

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
