package io.keystream.http;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Durations as Go reads them, without fractions, or whole seconds: {@code 1h30m}, {@code 5400s0ns}.
 */
public final class GoDuration {

  /** Longer than any that is meant; a repeated group must not meet a text without end. */
  private static final int MAX_CHARACTERS = 64;

  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}");
  private static final Pattern TERMS = Pattern.compile("-?(\\d{1,12}(h|m|s|ms|us|µs|ns))+");
  private static final Pattern TERM = Pattern.compile("(\\d+)([a-zµ]+)");

  private GoDuration() {}

  /**
   * Reads one.
   *
   * @param field where it stood
   */
  public static Duration of(String field, String text) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    if (text.length() > MAX_CHARACTERS || !TERMS.matcher(text).matches()) {
      throw new BadRequest(field + " must be seconds, or hours, minutes and seconds as in 1h30m");
    }
    var sum =
        TERM.matcher(text)
            .results()
            .map(term -> term(Long.parseLong(term.group(1)), term.group(2)))
            .reduce(Duration.ZERO, Duration::plus);
    return text.startsWith("-") ? sum.negated() : sum;
  }

  private static Duration term(long number, String unit) {
    return switch (unit) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      case "s" -> Duration.ofSeconds(number);
      case "ms" -> Duration.ofMillis(number);
      case "us", "µs" -> Duration.ofNanos(1000 * number);
      case "ns" -> Duration.ofNanos(number);
      default -> throw new IllegalStateException("not a unit: " + unit);
    };
  }
}
