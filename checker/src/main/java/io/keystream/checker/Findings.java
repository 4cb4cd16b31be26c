package io.keystream.checker;

import java.util.ArrayList;
import java.util.List;

/** What was found so far: the first of it in full, the rest counted. */
final class Findings {

  static final int MOST_KEPT = 1000;
  private static final int LONGEST_MESSAGE = 600;

  private final List<Finding> kept = new ArrayList<>();
  private boolean onlyAttempts;
  private long total;

  /** What is found by looking at records alone was found by the walk before. */
  void judgeOnlyAttempts() {
    onlyAttempts = true;
  }

  void add(Rule rule, Location at, String message) {
    if (onlyAttempts && !rule.isAboutAttempts()) {
      return;
    }
    total++;
    if (kept.size() < MOST_KEPT) {
      kept.add(
          new Finding(rule, at, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE))));
    }
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }

  long total() {
    return total;
  }
}
