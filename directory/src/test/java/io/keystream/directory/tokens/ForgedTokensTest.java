package io.keystream.directory.tokens;

import static io.keystream.directory.TokenPlatform.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.token.TokenParent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SignedTokenRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of tokens and has no key that counts. */
final class ForgedTokensTest extends OneView {

  @Test
  void nobody_but_a_service_that_may_issues_a_token() {
    assertIgnored(by("eve", issued(token(1))), "nobody is enrolled with the certificate");
    assertIgnored(
        by("svc-till", issued(token(1, "svc-till", new TokenParent.Orphan(), NOW.plus(HOUR)))),
        "'svc-till' is no service");
    assertIgnored(
        by("worker", issued(token(1, "worker", new TokenParent.Orphan(), NOW.plus(HOUR)))),
        "'worker' may say nothing about tokens");
    assertIgnored(
        bytes(platform.forger("front-1").sign(issued(token(1)), NOW, platform.version())),
        "the service has not signed it");
    assertIgnored(
        bytes(platform.signerElsewhere("front-1").sign(issued(token(1)), NOW, platform.version())),
        "the service has not signed it");
    assertRefused(1, NOW, "unknown-token");
  }

  @Test
  void nobody_but_a_service_that_may_renews_or_revokes_one() {
    assertApplied(by("front-1", issued(token(1))));

    for (var service : new String[] {"worker", "svc-till", "eve"}) {
      assertThat(view.follow(by(service, revoked(token(1))), NOW))
          .isInstanceOf(TokenFollowed.Ignored.class);
      assertThat(view.follow(by(service, renewed(token(1), NOW.plus(LONGEST))), NOW))
          .isInstanceOf(TokenFollowed.Ignored.class);
    }
    assertAccepted(1, NOW);
    assertRefused(1, NOW.plus(HOUR), "token-expired");
  }

  @Test
  void a_service_issues_no_token_in_the_name_of_another() {
    assertIgnored(by("front-2", issued(token(1))), "'front-2' issues no token of 'front-1'");
  }

  @Test
  void no_token_counts_for_longer_than_any_may() {
    var latest = NOW.plus(LONGEST).plus(Duration.ofMinutes(5));

    assertIgnored(
        by("front-1", renewed(token(1), latest.plusMillis(1))),
        "its token counts for longer than any token may");
    assertApplied(by("front-1", renewed(token(1), latest)));
  }

  @Test
  void nothing_is_believed_of_a_time_or_a_directory_that_has_not_come() {
    var signer = platform.signer("front-1");
    var ahead = NOW.plus(Duration.ofMinutes(5));

    assertIgnored(
        bytes(signer.sign(issued(token(1)), ahead.plusMillis(1), platform.version())),
        "it is of a time that has not come");
    assertIgnored(
        bytes(signer.sign(issued(token(1)), NOW, platform.version() + 1)),
        "it knows access events that are not there");
    assertIgnored(
        bytes(signer.sign(issued(token(1)), NOW, -1)), "it knows access events that are not there");
    assertApplied(bytes(signer.sign(issued(token(1)), ahead, platform.version())));
  }

  @Test
  void a_certificate_signs_nothing_before_it_is_valid_or_after() {
    var signer = platform.signer("front-1");

    assertIgnored(
        bytes(signer.sign(issued(token(1)), NOW.minus(Duration.ofDays(2)), platform.version())),
        "its decider is none: The certificate of 'front-1' is not valid before");
  }

  @Test
  void what_a_revoked_service_signs_issues_nothing_whatever_date_it_has() {
    var version = platform.version();
    platform.revoke("front-1");
    var signer = platform.signer("front-1");

    assertIgnored(
        bytes(signer.sign(issued(token(1)), NOW, version)),
        "'front-1' is revoked, and its tokens with it");
    assertIgnored(
        bytes(signer.sign(renewed(token(1), NOW.plus(HOUR)), NOW, version)),
        "'front-1' is revoked, and its tokens with it");
  }

  /** Or what it revoked would count again when somebody starts anew. */
  @Test
  void what_a_service_revoked_before_it_was_revoked_itself_stays_so() {
    var revocation = by("front-1", revoked(token(1)));
    platform.revoke("front-1");

    assertApplied(revocation);
    assertRefused(1, NOW, "token-revoked");
  }

  @Test
  void what_has_ended_costs_no_signature() {
    var forged = bytes(platform.forger("front-1").sign(issued(token(1)), NOW, platform.version()));

    assertThat(view.follow(forged, NOW.plus(HOUR))).isEqualTo(new TokenFollowed.Ended());
    assertThat(view.follow(by("front-1", revoked(token(1))), NOW.plus(Duration.ofDays(33))))
        .isEqualTo(new TokenFollowed.Ended());
    assertThat(view.ignored()).isZero();
  }

  @Test
  void what_is_no_record_at_all_is_ignored() {
    assertThat(view.follow(null, NOW)).isEqualTo(new TokenFollowed.Ignored("it is empty"));
    assertIgnored(new byte[] {1, 2}, "SignedTokenRecord has 2 bytes");
    var empty = ByteBuffer.allocate(0);
    assertIgnored(
        bytes(new SignedTokenRecord(empty, empty, ByteBuffer.allocate(65_537))),
        "content has 65537 bytes, at most 65536");
    assertIgnored(
        bytes(new SignedTokenRecord(empty, ByteBuffer.allocate(129), empty)),
        "signature has 129 bytes, at most 128");
    var content = platform.signer("front-1").sign(issued(token(1)), NOW, 1).getContent();
    assertIgnored(
        bytes(new SignedTokenRecord(empty, empty, content)),
        "fingerprint has 0 bytes, must have 32");
  }

  @Test
  void whatever_bit_is_flipped_nothing_else_is_believed_and_nothing_fails() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var genuine = by("front-1", issued(token(1)));
    for (var round = 0; round < 2_000; round++) {
      var changed = genuine.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(view.follow(changed, NOW))
          .as("seed %d", seed)
          .isNotInstanceOf(TokenFollowed.Applied.class);
    }
    assertThat(view.remembered()).isZero();
    assertApplied(genuine);
    assertThat(Topics.TOKENS.codec().decode(genuine).getSignature().remaining()).isEqualTo(64);
  }
}
