package io.keystream.domain.token;

import java.util.Comparator;
import java.util.List;

/**
 * Which of two records of one token is the last word: the one with the later end. What else they
 * say is the same, unless somebody with a stolen key signed one of them; then any order will do
 * that is the same everywhere.
 */
final class TokenOrder {

  private static final Comparator<Token> BY_END =
      Comparator.comparing(token -> token.lifetime().expiresAt());

  private TokenOrder() {}

  static boolean isAtLeast(Token one, Token other) {
    int order = BY_END.compare(one, other);
    return order > 0 || (order == 0 && (one.equals(other) || isAfter(one, other)));
  }

  /** By all their fields in print, each quoted by its length, so that no two print alike. */
  private static boolean isAfter(Token one, Token other) {
    return print(one).compareTo(print(other)) > 0;
  }

  private static String print(Token token) {
    return PrintedFields.of(
        List.of(
            token.hash(),
            token.principal().name(),
            token.policies(),
            token.displayName(),
            token.path(),
            token.lifetime(),
            token.parent(),
            token.networks(),
            token.issuer().name()),
        token.metadata());
  }
}
