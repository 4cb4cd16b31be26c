package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.wire.AccessEventRecord;
import java.time.Instant;

/** A service that decides for a platform which Ada founded, and somebody who follows its events. */
abstract class OneFollower {

  final Hand ada = Hand.of("ada");
  final Hand till = Hand.of("svc-till");
  final Founding platform = ada.founding();
  final Decider service = new Decider(platform);
  final VerifiedDirectory follower = new VerifiedDirectory(platform, Hand.CERTIFICATES);

  static Instant at(int seconds) {
    return NOW.plusSeconds(seconds);
  }

  final void assertApplied(AccessEventRecord event) {
    assertThat(follower.follow(Decider.bytes(event))).isInstanceOf(Followed.Applied.class);
  }

  final void assertIgnored(AccessEventRecord event, String why) {
    var before = follower.directory();
    assertThat(follower.follow(Decider.bytes(event)))
        .isInstanceOfSatisfying(
            Followed.Ignored.class, ignored -> assertThat(ignored.why()).startsWith(why));
    assertThat(follower.directory()).isSameAs(before);
  }
}
