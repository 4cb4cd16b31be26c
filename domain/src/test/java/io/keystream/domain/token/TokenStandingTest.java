package io.keystream.domain.token;

import static io.keystream.domain.token.House.FRONT;
import static io.keystream.domain.token.House.NOW;
import static io.keystream.domain.token.House.OTHER_FRONT;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When a token counts. */
final class TokenStandingTest {

  private final House house = new House();
  private final Map<Accessor, TokenHistory> known = new HashMap<>();

  @Test
  void a_token_counts_until_it_expires() {
    var token = issued(House.token(1));
    var end = token.lifetime().expiresAt();

    assertThat(standing(token, NOW)).isEqualTo(new TokenStanding.Counts(token, 0));
    assertThat(standing(token, end.minusMillis(1))).isEqualTo(new TokenStanding.Counts(token, 0));
    assertThat(standing(token, end)).isEqualTo(new TokenStanding.Expired(end));
    assertThat(standing(House.token(2), NOW)).isEqualTo(new TokenStanding.Unknown());
  }

  @Test
  void a_renewal_puts_its_end_off() {
    var token = issued(House.token(1));
    var longer = House.until(token, NOW.plus(Duration.ofHours(2)));
    merge(longer, OTHER_FRONT);

    assertThat(standing(token, NOW.plus(Duration.ofMinutes(61))))
        .isEqualTo(new TokenStanding.Counts(longer, 0));
  }

  @Test
  void a_revoked_token_counts_no_more() {
    var token = issued(House.token(1));
    revoke(token);
    merge(House.until(token, NOW.plus(Duration.ofHours(2))), FRONT);

    assertThat(standing(token, NOW)).isEqualTo(new TokenStanding.Revoked(NOW));
  }

  @Test
  void a_child_counts_only_while_every_ancestor_does() {
    var family = family(4);

    assertThat(standing(family.getLast(), NOW))
        .isEqualTo(new TokenStanding.Counts(family.getLast(), 3));
    for (var ancestor : family.subList(0, 3)) {
      var before = Objects.requireNonNull(known.get(ancestor.accessor()));
      revoke(ancestor);
      assertThat(standing(family.getLast(), NOW))
          .isEqualTo(new TokenStanding.AncestorHasEnded(ancestor.accessor()));
      known.remove(ancestor.accessor());
      assertThat(standing(family.getLast(), NOW))
          .isEqualTo(new TokenStanding.AncestorHasEnded(ancestor.accessor()));
      merge(House.until(ancestor, NOW.plusSeconds(1)), FRONT);
      assertThat(standing(family.getLast(), NOW.plusSeconds(1)))
          .isEqualTo(new TokenStanding.AncestorHasEnded(ancestor.accessor()));
      known.put(ancestor.accessor(), before);
    }
  }

  @Test
  void a_child_outlives_no_ancestor_by_being_renewed() {
    var family = family(2);
    merge(House.until(family.getLast(), NOW.plus(Duration.ofHours(10))), FRONT);

    assertThat(standing(family.getLast(), NOW.plus(Duration.ofHours(1))))
        .isEqualTo(new TokenStanding.AncestorHasEnded(family.getFirst().accessor()));
  }

  @Test
  void too_long_a_line_of_ancestors_and_a_circle_do_not_count() {
    var family = family(34);
    var one = House.token(101, new TokenParent.ChildOf(House.token(102).accessor()));
    var other = House.token(102, new TokenParent.ChildOf(one.accessor()));
    issued(one);
    issued(other);

    assertThat(standing(family.get(32), NOW)).isInstanceOf(TokenStanding.Counts.class);
    assertThat(standing(family.get(33), NOW)).isEqualTo(new TokenStanding.TooManyAncestors());
    assertThat(standing(one, NOW)).isEqualTo(new TokenStanding.TooManyAncestors());
  }

  @Test
  void what_a_service_issued_ends_when_that_one_is_revoked() {
    var token = issued(House.token(1));
    merge(House.until(token, NOW.plus(Duration.ofHours(2))), OTHER_FRONT);
    var child = issued(House.token(2, new TokenParent.ChildOf(token.accessor())));

    house.revoke(FRONT);

    assertThat(standing(token, NOW)).isEqualTo(new TokenStanding.IssuerIsRevoked());
    assertThat(standing(child, NOW)).isEqualTo(new TokenStanding.IssuerIsRevoked());
  }

  @Test
  void a_renewal_ends_with_the_service_that_signed_it_and_takes_nothing_else_away() {
    var token = issued(House.token(1));
    merge(House.until(token, NOW.plus(Duration.ofHours(2))), OTHER_FRONT);

    house.revoke(OTHER_FRONT);

    assertThat(standing(token, NOW)).isEqualTo(new TokenStanding.Counts(token, 0));
    assertThat(standing(token, NOW.plus(Duration.ofHours(1))))
        .isInstanceOf(TokenStanding.Expired.class);
  }

  private List<Token> family(int generations) {
    var family = new ArrayList<Token>();
    TokenParent parent = new TokenParent.Orphan();
    for (var number = 0; number < generations; number++) {
      var token = issued(House.token(number, parent));
      family.add(token);
      parent = new TokenParent.ChildOf(token.accessor());
    }
    return family;
  }

  private Token issued(Token token) {
    merge(token, FRONT);
    return token;
  }

  private void merge(Token token, Principal signer) {
    known.compute(
        token.accessor(),
        (_, history) ->
            history == null ? TokenHistory.of(signer, token) : history.with(signer, token));
  }

  private void revoke(Token token) {
    known.put(token.accessor(), new TokenHistory.Revoked(token.hash(), NOW));
  }

  private TokenStanding standing(Token token, Instant now) {
    return TokenStanding.of(token.accessor(), known::get, house.directory(), now);
  }
}
