package io.keystream.directory.tokens;

import static io.keystream.directory.TokenPlatform.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.TokenParent;
import io.keystream.domain.token.TokenStanding;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a token stands for, and when for nobody. */
final class TokenViewTest extends OneView {

  @Test
  void who_shows_the_secret_is_the_principal() {
    assertApplied(by("front-1", issued(token(1))));

    assertThat(shown(1, NOW))
        .isInstanceOfSatisfying(
            TokenAuthentication.Accepted.class,
            accepted -> {
              assertThat(accepted.token()).isEqualTo(token(1));
              assertThat(accepted.principal().principal()).isEqualTo(TILL);
              assertThat(accepted.depth()).isZero();
            });
    assertRefused(2, NOW, "unknown-token");
  }

  @Test
  void it_ends_when_it_expires_and_a_renewal_by_any_service_puts_that_off() {
    assertApplied(by("front-1", issued(token(1))));
    assertRefused(1, NOW.plus(HOUR), "token-expired");

    assertApplied(by("front-2", renewed(token(1), NOW.plus(LONGEST))));

    assertAccepted(1, NOW.plus(HOUR));
    assertRefused(1, NOW.plus(LONGEST), "token-expired");
  }

  @Test
  void what_any_service_revoked_stays_revoked_whatever_comes_after_it() {
    assertApplied(by("front-2", revoked(token(1))));
    assertThat(view.follow(by("front-1", issued(token(1))), NOW))
        .isInstanceOf(TokenFollowed.Known.class);
    assertThat(view.follow(by("front-1", renewed(token(1), NOW.plus(LONGEST))), NOW))
        .isInstanceOf(TokenFollowed.Known.class);

    assertRefused(1, NOW, "token-revoked");
  }

  @Test
  void children_end_with_their_parent_and_are_found_under_it() {
    var parent = token(1);
    var child = new TokenParent.ChildOf(parent.accessor());
    assertApplied(by("front-2", issued(token(2, "front-2", child, NOW.plus(LONGEST)))));
    assertRefused(2, NOW, "token-ancestor-ended");
    assertApplied(by("front-1", issued(parent)));

    assertThat(shown(2, NOW))
        .isInstanceOfSatisfying(
            TokenAuthentication.Accepted.class,
            accepted -> assertThat(accepted.depth()).isEqualTo(1));
    assertThat(view.children(parent.accessor())).containsExactly(token(2).accessor());
    assertRefused(2, NOW.plus(HOUR), "token-ancestor-ended");

    assertApplied(by("front-1", revoked(parent)));
    assertRefused(2, NOW, "token-ancestor-ended");
    assertApplied(by("front-1", revoked(token(2))));
    assertThat(view.children(parent.accessor())).isEmpty();
  }

  @Test
  void a_bound_token_is_refused_from_elsewhere() {
    var bound =
        token(
            1,
            "front-1",
            new TokenParent.Orphan(),
            NOW.plus(HOUR),
            List.of(Network.parse("10.0.0.0/8")));
    assertApplied(by("front-1", issued(bound)));

    assertThat(shown(1, new Source.Address(InetAddress.ofLiteral("10.1.2.3")), NOW))
        .isInstanceOf(TokenAuthentication.Accepted.class);
    assertThat(shown(1, new Source.Address(InetAddress.ofLiteral("192.0.2.1")), NOW))
        .isEqualTo(
            new TokenAuthentication.Refused(
                "token-source", "Token " + bound.accessor() + " is not accepted from 192.0.2.1."));
    assertRefused(1, NOW, "token-source");
  }

  @Test
  void who_is_revoked_has_no_tokens() {
    assertApplied(by("front-1", issued(token(1))));

    platform.revoke("svc-till");

    assertRefused(1, NOW, "token-principal");
  }

  @Test
  void the_tokens_of_a_service_that_is_revoked_end_at_once() {
    assertApplied(by("front-1", issued(token(1))));
    assertApplied(by("front-2", renewed(token(1), NOW.plus(LONGEST))));
    assertApplied(
        by("front-2", issued(token(2, "front-2", new TokenParent.Orphan(), NOW.plus(HOUR)))));
    assertApplied(by("front-1", renewed(token(2), NOW.plus(LONGEST))));

    platform.revoke("front-1");

    assertRefused(1, NOW, "token-issuer-revoked");
    assertAccepted(2, NOW);
    assertRefused(2, NOW.plus(HOUR), "token-expired");
  }

  @Test
  void tokens_outlive_the_certificate_that_signed_them_and_the_policy_that_allowed_it() {
    var before = by("front-1", issued(token(1)));
    platform.renew("front-1");
    platform.assign("front-1");

    assertApplied(before);
    assertAccepted(1, NOW);
  }

  @Test
  void what_has_ended_is_forgotten_and_what_is_revoked_a_day_after_nothing_else_counts() {
    assertApplied(by("front-1", issued(token(1))));
    assertApplied(by("front-1", revoked(token(2))));
    assertThat(view.remembered()).isEqualTo(2);

    view.forgetEnded(NOW.plus(HOUR));
    assertThat(view.remembered()).isEqualTo(1);
    assertThat(view.standing(token(1).accessor(), platform.directory().directory(), NOW))
        .isEqualTo(new TokenStanding.Unknown());
    view.forgetEnded(NOW.plus(Duration.ofDays(33)).minusMillis(1));
    assertThat(view.remembered()).isEqualTo(1);
    view.forgetEnded(NOW.plus(Duration.ofDays(33)));
    assertThat(view.remembered()).isZero();
  }

  @Test
  void only_so_many_are_remembered_and_room_is_made_of_what_has_ended() {
    var small = new TokenView(platform.directory(), 2);
    for (var number : List.of(1, 2)) {
      assertThat(small.follow(by("front-1", issued(token(number))), NOW))
          .isInstanceOf(TokenFollowed.Applied.class);
    }

    assertThat(small.follow(by("front-1", issued(token(3))), NOW))
        .isEqualTo(new TokenFollowed.Ignored("there are 2 tokens, the most that are remembered"));
    assertThat(small.follow(by("front-1", revoked(token(2))), NOW))
        .isInstanceOf(TokenFollowed.Applied.class);
    var later =
        platform
            .signer("front-1")
            .sign(renewed(token(3), NOW.plus(LONGEST)), NOW, platform.version());
    assertThat(small.follow(bytes(later), NOW.plus(HOUR)))
        .isInstanceOf(TokenFollowed.Applied.class);
  }
}
