package io.keystream.domain.token;

import static io.keystream.domain.token.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far the end of a token is put off. */
final class RenewTokenTest {

  private static final Token HOUR = House.token(1);

  @Test
  void it_gets_what_is_asked_and_else_what_it_was_made_with() {
    assertThat(end(HOUR, Duration.ofHours(2), at(10))).isEqualTo(at(10).plus(Duration.ofHours(2)));
    assertThat(end(HOUR, null, at(10))).isEqualTo(at(10).plus(Duration.ofHours(1)));
  }

  @Test
  void nothing_but_the_end_changes() {
    assertThat(renewed(HOUR, Duration.ofHours(2), NOW))
        .isEqualTo(House.until(HOUR, NOW.plus(Duration.ofHours(2))));
  }

  @Test
  void a_renewal_never_brings_the_end_nearer() {
    assertThat(end(HOUR, Duration.ofSeconds(1), at(10))).isEqualTo(HOUR.lifetime().expiresAt());
  }

  @Test
  void no_token_lasts_longer_than_its_maximum() {
    var explicit = HOUR.with(House.lifetime(Duration.ofHours(1), Duration.ofHours(3), null));

    assertThat(end(HOUR, Duration.ofDays(400), at(10))).isEqualTo(NOW.plus(Duration.ofDays(32)));
    assertThat(end(HOUR, Duration.ofSeconds(Long.MAX_VALUE), at(10)))
        .isEqualTo(NOW.plus(Duration.ofDays(32)));
    assertThat(end(explicit, Duration.ofHours(5), at(10))).isEqualTo(NOW.plus(Duration.ofHours(3)));
  }

  @Test
  void a_periodic_token_is_renewed_for_ever_by_its_period() {
    var period = Duration.ofDays(20);
    var token = HOUR.with(House.lifetime(period, null, period));
    var now = NOW;
    for (var i = 0; i < 100; i++) {
      now = token.lifetime().expiresAt().minusMillis(1);
      token = renewed(token, Duration.ofSeconds(1), now);
      assertThat(token.lifetime().expiresAt()).isEqualTo(now.plus(period));
    }
    assertThat(now).isAfter(NOW.plus(Duration.ofDays(1900)));
  }

  @Test
  void a_periodic_token_with_an_explicit_maximum_ends_there() {
    var period = Duration.ofDays(20);
    var token = HOUR.with(House.lifetime(period, Duration.ofDays(50), period));
    for (var i = 0; i < 3; i++) {
      token = renewed(token, null, token.lifetime().expiresAt().minusMillis(1));
    }
    assertThat(token.lifetime().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(50)));
  }

  @Test
  void what_has_ended_or_is_not_renewable_is_refused() {
    var end = HOUR.lifetime().expiresAt();
    var fixed =
        HOUR.with(
            new TokenLifetime(
                NOW, end, Duration.ofHours(1), null, null, TokenRenewal.NOT_RENEWABLE));

    assertThat(TokenDecisions.renew(HOUR, null, end))
        .isEqualTo(new TokenDecision.Refused(new TokenRefusal.HasExpired(HOUR.accessor(), end)));
    assertThat(TokenDecisions.renew(fixed, null, NOW))
        .isEqualTo(new TokenDecision.Refused(new TokenRefusal.IsNotRenewable(HOUR.accessor())));
    assertThat(TokenDecisions.renew(HOUR, Duration.ZERO, NOW))
        .isEqualTo(
            new TokenDecision.Refused(
                new TokenRefusal.OutsideLimits("increment must be at least 1 second: PT0S")));
  }

  private static Instant at(int seconds) {
    return NOW.plusSeconds(seconds);
  }

  private static Instant end(Token token, @Nullable Duration increment, Instant now) {
    return renewed(token, increment, now).lifetime().expiresAt();
  }

  private static Token renewed(Token token, @Nullable Duration increment, Instant now) {
    return switch (TokenDecisions.renew(token, increment, now)) {
      case TokenDecision.Accepted(var renewed) -> renewed;
      case TokenDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    };
  }
}
