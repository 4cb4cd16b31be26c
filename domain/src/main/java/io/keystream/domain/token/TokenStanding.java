package io.keystream.domain.token;

import io.keystream.domain.access.Directory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a token counts at a moment, by all that is known of it and of its ancestors. */
public sealed interface TokenStanding {

  /** A token has at most so many ancestors; one with more does not count. */
  int MOST_ANCESTORS = 32;

  /**
   * It stands for its principal, if that one is enrolled.
   *
   * @param depth how many ancestors it has
   */
  record Counts(Token token, int depth) implements TokenStanding {}

  /** Nobody issued it, or it is forgotten. */
  record Unknown() implements TokenStanding {}

  record Expired(Instant at) implements TokenStanding {}

  record Revoked(Instant at) implements TokenStanding {}

  /** Those services that vouched for it are revoked. */
  record IssuerIsRevoked() implements TokenStanding {}

  /** It ended with the one it is a child of, or with an ancestor of that one. */
  record AncestorHasEnded(Accessor ancestor) implements TokenStanding {}

  /** More than {@link #MOST_ANCESTORS}, or a circle. */
  record TooManyAncestors() implements TokenStanding {}

  /** All that is known of tokens. */
  interface Histories {

    /** Null where nothing is. */
    @Nullable TokenHistory of(Accessor accessor);
  }

  /** That of the token with this accessor. */
  static TokenStanding of(
      Accessor accessor, Histories histories, Directory directory, Instant now) {
    var alone = alone(histories.of(accessor), directory, now);
    return alone instanceof Counts(var token, _)
        ? withAncestors(token, histories, directory, now)
        : alone;
  }

  private static TokenStanding withAncestors(
      Token token, Histories histories, Directory directory, Instant now) {
    int depth = 0;
    var next = token.parent();
    while (next instanceof TokenParent.ChildOf(var parent)) {
      if (depth == MOST_ANCESTORS) {
        return new TooManyAncestors();
      }
      if (!(alone(histories.of(parent), directory, now) instanceof Counts(var ancestor, _))) {
        return new AncestorHasEnded(parent);
      }
      depth++;
      next = ancestor.parent();
    }
    return new Counts(token, depth);
  }

  private static TokenStanding alone(
      @Nullable TokenHistory history, Directory directory, Instant now) {
    return switch (history) {
      case null -> new Unknown();
      case TokenHistory.Revoked(_, var at) -> new Revoked(at);
      case TokenHistory.Signed signed -> {
        var token = signed.latest(directory);
        if (token == null) {
          yield new IssuerIsRevoked();
        }
        var lifetime = token.lifetime();
        yield lifetime.hasEnded(now) ? new Expired(lifetime.expiresAt()) : new Counts(token, 0);
      }
    };
  }
}
