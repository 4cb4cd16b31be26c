package io.keystream.domain.policy;

import java.util.List;

/** A decision and how it came about, line by line, for a person. */
public record Explanation(AccessDecision decision, List<String> lines) {
  public Explanation {
    lines = List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
