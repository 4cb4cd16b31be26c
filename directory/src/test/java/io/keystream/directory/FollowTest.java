package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.PrincipalKind;
import io.keystream.schemas.accessevent.PrincipalEnrolled;
import io.keystream.schemas.accessevent.PrincipalRevoked;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.testkit.TestIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of access events and has no key that counts. */
final class FollowTest extends OneFollower {

  private final Hand ben = Hand.withP256("ben");
  private final Hand eve = Hand.of("eve");

  @Test
  void who_follows_comes_to_the_same_directory() {
    everything().forEach(event -> assertApplied(event));

    assertThat(follower.directory().principals())
        .isEqualTo(service.directory.directory().principals())
        .hasSize(3);
  }

  @Test
  void an_event_is_known_by_its_command_and_counted() {
    var event = enrolled(ben);

    assertThat(follower.follow(Decider.bytes(event)))
        .isInstanceOfSatisfying(
            Followed.Applied.class,
            applied -> {
              assertThat(applied.sequence()).isEqualTo(1);
              assertThat(applied.at()).isEqualTo(NOW);
              assertThat(applied.command().getCaller().getPrincipal()).isEqualTo("ada");
            });
  }

  @Test
  void a_signature_is_verified_for_whoever_asks_who_is_enrolled() {
    assertApplied(enrolled(ben));
    var message = "of ben".getBytes(StandardCharsets.UTF_8);
    var fingerprint = ben.certificate().fingerprint();

    assertThat(follower.verifies(fingerprint, message, ben.identity().sign(message))).isTrue();
    assertThat(follower.verifies(fingerprint, message, eve.identity().sign(message))).isFalse();
    assertThat(
            follower.verifies(
                eve.certificate().fingerprint(), message, eve.identity().sign(message)))
        .isFalse();
  }

  @Test
  void an_event_signed_by_a_stranger_is_ignored() {
    var evidence = eve.enrols(platform, eve, PrincipalKind.OPERATOR, NOW);
    var union =
        new PrincipalEnrolled("eve", "OPERATOR", ByteBuffer.wrap(eve.identity().certificate()));

    assertIgnored(new AccessEventRecord(1L, NOW, evidence, union), "Nobody is enrolled with");
  }

  @Test
  void an_event_that_says_something_else_than_its_command_is_ignored() {
    var genuine = enrolled(till);
    var stolen =
        new PrincipalEnrolled("eve", "OPERATOR", ByteBuffer.wrap(eve.identity().certificate()));

    assertIgnored(
        new AccessEventRecord(1L, NOW, genuine.getEvidence(), stolen),
        "it is not what its command leads to");
    assertIgnored(
        new AccessEventRecord(1L, NOW, genuine.getEvidence(), new PrincipalRevoked("ada", "")),
        "it is not what its command leads to");
    assertApplied(genuine);
  }

  @Test
  void an_event_that_its_command_does_not_lead_to_is_ignored() {
    assertApplied(enrolled(till));
    var evidence = till.revokes(platform, ada, NOW.plusSeconds(9));

    assertIgnored(
        new AccessEventRecord(2L, NOW, evidence, new PrincipalRevoked("ada", "left")),
        "its command is refused: 'svc-till' is no operator");
  }

  @Test
  void an_event_that_stands_there_twice_counts_once() {
    var event = enrolled(till);
    assertApplied(event);

    assertIgnored(event, "its command is refused: Principal 'svc-till' exists");
  }

  @Test
  void an_enrolment_from_before_a_revocation_does_not_come_back() {
    var enrolled = enrolled(till);
    var revoked = service.accepts(ada.revokes(platform, till, NOW.plusSeconds(1)), NOW);
    assertApplied(enrolled);
    assertApplied(revoked);

    assertIgnored(enrolled, "its command is refused: Principal 'svc-till' is revoked");
  }

  @Test
  void a_forged_number_does_not_hide_a_revocation() {
    assertApplied(enrolled(till));
    var revoked = service.accepts(ada.revokes(platform, till, NOW.plusSeconds(1)), NOW);

    assertApplied(
        new AccessEventRecord(
            77L, revoked.getOccurredAt(), revoked.getEvidence(), revoked.getEvent()));
  }

  @Test
  void time_does_not_run_back_for_a_key_that_has_expired() {
    var later = NOW.plusSeconds(5_000);
    var hour = new Hand("ben", TestIdentity.ed25519("ben", NOW, Duration.ofHours(1)));
    assertApplied(service.accepts(ada.enrols(platform, hour, PrincipalKind.OPERATOR, NOW), NOW));
    assertApplied(service.accepts(ada.enrols(platform, till, PrincipalKind.SERVICE, later), later));
    var backdated = hour.revokes(platform, ada, NOW.plusSeconds(1));

    assertIgnored(
        new AccessEventRecord(
            3L, NOW.plusSeconds(1), backdated, new PrincipalRevoked("ada", "left")),
        "its command is refused: The certificate of 'ben' ended");
  }

  @Test
  void what_is_no_event_is_ignored() {
    assertThat(follower.follow(null)).isInstanceOf(Followed.Ignored.class);
    assertThat(follower.follow(new byte[0])).isInstanceOf(Followed.Ignored.class);
    assertThat(follower.follow("no event at all".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Followed.Ignored.class);
  }

  @Test
  void whatever_bytes_are_changed_nothing_else_is_applied_and_nothing_fails() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var genuine = Decider.bytes(enrolled(till));
    for (var round = 0; round < 1_000; round++) {
      var changed = genuine.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      var fresh = new VerifiedDirectory(platform, Hand.CERTIFICATES);
      fresh.follow(changed);
      assertThat(fresh.directory().principals())
          .as("seed %d", seed)
          .isIn(platform.directory().principals(), service.directory.directory().principals());
    }
  }

  private AccessEventRecord enrolled(Hand other) {
    return service.accepts(ada.enrols(platform, other, PrincipalKind.APPLICATION, NOW), NOW);
  }

  private List<AccessEventRecord> everything() {
    var nextTill = Hand.withP256("svc-till");
    return List.of(
        service.accepts(ada.enrols(platform, ben, PrincipalKind.OPERATOR, at(0)), at(0)),
        service.accepts(ben.enrols(platform, till, PrincipalKind.APPLICATION, at(1)), at(1)),
        service.accepts(till.renews(platform, nextTill, at(2)), at(2)),
        service.accepts(ben.renews(platform, Hand.of("ada"), at(3)), at(3)),
        service.accepts(ada.revokes(platform, till, at(4)), at(4)),
        service.accepts(ben.revokes(platform, ada, at(5)), at(5)));
  }
}
