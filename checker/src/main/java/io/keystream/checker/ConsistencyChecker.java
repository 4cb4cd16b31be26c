package io.keystream.checker;

import java.time.Duration;

/**
 * Verifies the promises on a log: every rule of {@link Rule}, over everything that is there.
 *
 * <p>The platform may run meanwhile: only what was decided when the check began is judged. A copied
 * log is checked by starting a broker over the copied data.
 *
 * <p>Not judged, because nothing on the log decides it: whether a use that was allowed while the
 * key's state was changing came before or after the change, and replies that were deleted when
 * their hour was over.
 */
public final class ConsistencyChecker {
  private ConsistencyChecker() {}

  /**
   * Reads the whole log.
   *
   * @throws CheckNotFinished when Kafka does not answer, or a transaction stays open
   */
  public static CheckReport check(String bootstrapServers) {
    return check(bootstrapServers, Groups.DEFAULT);
  }

  /** Checks a platform whose consumer groups have other names. */
  public static CheckReport check(String bootstrapServers, Groups groups) {
    try (var log = new KafkaLog(bootstrapServers)) {
      return check(log, groups);
    }
  }

  static CheckReport check(Log log, Groups groups) {
    var start = System.nanoTime();
    var findings = new Findings();
    var counts = new LogCheck(log, groups, findings).run();
    return new CheckReport(
        counts, Duration.ofNanos(System.nanoTime() - start), findings.kept(), findings.total());
  }
}
