package io.keystream.checker;

import io.keystream.directory.Founding;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * Verifies the promises on a log: every rule of {@link Rule}, over everything that is there.
 *
 * <p>The platform may run meanwhile: only what was decided when the check began is judged. A copied
 * log is checked by starting a broker over the copied data.
 *
 * <p>Not judged, because nothing on the log decides it: whether a use that was allowed while the
 * key's state was changing came before or after the change, replies that were deleted when their
 * hour was over, and what sealed requests and replies say: only their caller and the worker know,
 * and only the worker can tell a request from garbage.
 *
 * <p>Two million attempts are judged at once, in some 300 MB; a longer log is walked several times.
 */
public final class ConsistencyChecker {

  private static final long ATTEMPTS_AT_ONCE = 2_000_000;

  private ConsistencyChecker() {}

  /**
   * Reads the whole log.
   *
   * @throws CheckNotFinished when Kafka does not answer, or a transaction stays open
   */
  public static CheckReport check(String bootstrapServers) {
    return check(bootstrapServers, Groups.DEFAULT);
  }

  /** Reads the whole log, and proves who may call from the certificate that founded it. */
  public static CheckReport check(String bootstrapServers, Founding founding) {
    return check(bootstrapServers, new Subject(Groups.DEFAULT, founding));
  }

  /** Checks a platform whose consumer groups have other names. */
  public static CheckReport check(String bootstrapServers, Groups groups) {
    return check(bootstrapServers, new Subject(groups, null));
  }

  private static CheckReport check(String bootstrapServers, Subject subject) {
    try (var log = new KafkaLog(bootstrapServers)) {
      return check(log, subject);
    } catch (KafkaException e) {
      throw new CheckNotFinished(
          "the log at %s could not be read: %s".formatted(bootstrapServers, e.getMessage()), e);
    }
  }

  static CheckReport check(Log log, Subject subject) {
    return check(log, subject, ATTEMPTS_AT_ONCE);
  }

  static CheckReport check(Log log, Subject subject, long attemptsAtOnce) {
    var start = System.nanoTime();
    var findings = new Findings();
    var strangers = new Strangers();
    var walks = walks(log, attemptsAtOnce);
    var counts = new LogCheck(log, subject, new Slice(0, walks), strangers, findings).run();
    findings.judgeOnlyAttempts();
    for (var walk = 1; walk < walks; walk++) {
      new LogCheck(log, subject, new Slice(walk, walks), strangers, findings).run();
    }
    strangers.finish(findings);
    return new CheckReport(
        counts, Duration.ofNanos(System.nanoTime() - start), findings.kept(), findings.total());
  }

  /** Every attempt has one record on the audit log or, while it waits for it, one question. */
  private static int walks(Log log, long attemptsAtOnce) {
    var records =
        Stream.of(Topics.AUDIT_LOG, Topics.COMMANDS, Topics.CRYPTO_REQUESTS)
            .flatMap(topic -> log.decided(topic).values().stream())
            .mapToLong(Long::longValue)
            .sum();
    return Math.toIntExact(1 + records / attemptsAtOnce);
  }
}
