package io.keystream.domain.token;

import static io.keystream.domain.token.House.FRONT;
import static io.keystream.domain.token.House.NOW;
import static io.keystream.domain.token.House.OTHER_FRONT;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.token.TokenHistory.Revoked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a token does not depend on the order in which it became known. */
final class TokenHistoryLawsTest {

  /** A record about the one token; a revocation where there is no token. */
  private record Entry(Principal signer, @Nullable Token token, Revoked revocation) {

    TokenHistory after(@Nullable TokenHistory history) {
      if (token == null) {
        return history == null ? revocation : history.with(revocation);
      }
      return history == null ? TokenHistory.of(signer, token) : history.with(signer, token);
    }
  }

  @Test
  void every_order_and_every_repeat_gives_the_same() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var entries = entries(random, random.nextBoolean());
      var expected = fold(entries);
      for (var round = 0; round < 5; round++) {
        var shuffled = new ArrayList<>(entries);
        entries.forEach(entry -> {
          if (random.nextBoolean()) {
            shuffled.add(entry);
          }
        });
        Collections.shuffle(shuffled, random);
        assertThat(fold(shuffled)).isEqualTo(expected);
      }
    });
  }

  @Test
  void what_is_revoked_stays_revoked_and_its_end_is_else_the_latest() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var entries = entries(random, true);
      var latest =
          entries.stream()
              .map(Entry::token)
              .filter(token -> token != null)
              .map(token -> token.lifetime().expiresAt())
              .max(Instant::compareTo)
              .orElse(NOW);
      switch (fold(entries)) {
        case Revoked _ -> assertThat(entries).anyMatch(entry -> entry.token() == null);
        case TokenHistory.Signed signed -> {
          assertThat(entries).noneMatch(entry -> entry.token() == null);
          assertThat(signed.forgottenAt()).isEqualTo(latest);
        }
      }
    });
  }

  private static TokenHistory fold(List<Entry> entries) {
    TokenHistory history = null;
    for (var entry : entries) {
      history = entry.after(history);
    }
    return Objects.requireNonNull(history);
  }

  /** Some that disagree, as if somebody had a stolen key. */
  private static List<Entry> entries(Random random, boolean mayBeRevoked) {
    var entries = new ArrayList<Entry>();
    do {
      var end = NOW.plusSeconds(1 + random.nextInt(4));
      var token = House.until(House.token(1), end);
      var another = random.nextInt(4) == 0 ? House.until(House.token(2), end) : token;
      var revoked = mayBeRevoked && random.nextInt(6) == 0;
      entries.add(
          new Entry(
              random.nextBoolean() ? FRONT : OTHER_FRONT,
              revoked ? null : another,
              new Revoked(House.hash(random.nextInt(2)), NOW.plusSeconds(random.nextInt(2)))));
    } while (random.nextInt(8) > 0);
    return entries;
  }
}
