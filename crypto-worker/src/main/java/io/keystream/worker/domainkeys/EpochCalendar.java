package io.keystream.worker.domainkeys;

import io.keystream.sealing.SessionOpening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a domain key is used: each for one day in UTC, whose number since 1970-01-01 is its epoch.
 *
 * <p>Sessions that were opened at the end of a day may last their hour. Requests stay on their
 * topic for an hour longer, and Kafka deletes whole segments; then the private half has nothing
 * left to open and is destroyed. Whoever copied the log cannot open its requests from then on.
 */
final class EpochCalendar {

  static final Duration DAY = Duration.ofDays(1);

  /** Callers learn of a key before it is used. */
  static final Duration AHEAD = Duration.ofHours(12);

  /** How long a sealed request may stay on its topic. */
  static final Duration REQUESTS_KEPT = Duration.ofHours(2);

  private EpochCalendar() {}

  /** When one epoch is used, and ends. */
  record Span(int epoch, Instant useFrom, Instant useUntil, Instant destroyAt) {

    static Span of(int epoch) {
      var start = Instant.EPOCH.plus(DAY.multipliedBy(epoch));
      var until = start.plus(DAY).plus(SessionOpening.MAX_LIFE);
      return new Span(epoch, start, until, until.plus(REQUESTS_KEPT));
    }
  }

  /** The epochs whose keys must be there: the one in use, the one before while it may, the next. */
  static List<Span> needed(Instant now) {
    var today = today(now);
    return IntStream.rangeClosed(today - 1, today + 1)
        .mapToObj(Span::of)
        .filter(span -> now.isBefore(span.destroyAt()))
        .filter(span -> !now.isBefore(span.useFrom().minus(AHEAD)))
        .toList();
  }

  /** The last epochs whose keys must be gone, for as many days. */
  static List<Span> over(Instant now, int days) {
    var today = today(now);
    return IntStream.rangeClosed(Math.max(0, today - days), today)
        .mapToObj(Span::of)
        .filter(span -> !now.isBefore(span.destroyAt()))
        .toList();
  }

  private static int today(Instant now) {
    return Math.toIntExact(Duration.between(Instant.EPOCH, now).dividedBy(DAY));
  }
}
