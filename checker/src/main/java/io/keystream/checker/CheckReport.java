package io.keystream.checker;

import java.time.Duration;
import java.util.List;

/**
 * What a check saw and what it found.
 *
 * @param findings the first of them, at most 1000
 * @param findingsTotal how many there are
 */
public record CheckReport(
    Counts counts, Duration duration, List<Finding> findings, long findingsTotal) {

  /** How much was read. */
  public record Counts(
      long keys,
      long events,
      long auditRecords,
      long commands,
      long commandReplies,
      long requests,
      long replies) {}

  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** Whether every rule holds. */
  public boolean isClean() {
    return findingsTotal == 0;
  }
}
