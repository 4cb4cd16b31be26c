package io.keystream.domain.policy;

import java.util.Comparator;
import java.util.List;

/**
 * Which of several patterns that match a path applies: Vault's five rules, in their order.
 *
 * <p>A pattern without {@code +} and {@code *} comes before all others, for its first wildcard is
 * behind every end.
 */
final class Priority {

  /** Higher is greater; no two patterns are equal. */
  static final Comparator<PathPattern> OF_PATTERNS = Priority::compare;

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Comparator.comparingInt(PathPattern::firstWildcard),
              "its first '+' or '*' stands earlier"),
          new Rule(
              Comparator.comparing(PathPattern::isPrefix, Comparator.reverseOrder()),
              "it ends in '*'"),
          new Rule(
              Comparator.comparingInt(PathPattern::anySegments).reversed(),
              "it has more '+' segments"),
          new Rule(Comparator.comparingInt(pattern -> pattern.text().length()), "it is shorter"),
          new Rule(Comparator.comparing(PathPattern::text), "it is first in the alphabet"));

  private Priority() {}

  /** Why {@code lower} stands behind {@code higher}. */
  static String whyBehind(PathPattern lower, PathPattern higher) {
    return RULES.stream()
        .filter(rule -> rule.order().compare(lower, higher) < 0)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(lower + " is not behind " + higher))
        .why();
  }

  private static int compare(PathPattern one, PathPattern other) {
    for (var rule : RULES) {
      int order = rule.order().compare(one, other);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private record Rule(Comparator<PathPattern> order, String why) {}
}
