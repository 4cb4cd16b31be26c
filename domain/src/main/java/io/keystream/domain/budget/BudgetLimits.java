package io.keystream.domain.budget;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * How many different keys within how long, written {@code 200/1h}.
 *
 * <p>Of two, the one with more keys is larger; of two with as many, the one whose window is
 * shorter.
 *
 * @param keys 1 to 100,000
 * @param window 1 second to 24 hours, in whole seconds
 */
public record BudgetLimits(int keys, Duration window) implements Comparable<BudgetLimits> {

  public static final int MAX_KEYS = 100_000;
  public static final Duration MIN_WINDOW = Duration.ofSeconds(1);
  public static final Duration MAX_WINDOW = Duration.ofHours(24);

  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6})/([0-9]{1,5})([smh])");
  private static final Comparator<BudgetLimits> SIZE =
      Comparator.comparingInt(BudgetLimits::keys)
          .thenComparing(BudgetLimits::window, Comparator.reverseOrder());

  public BudgetLimits {
    if (keys < 1 || keys > MAX_KEYS) {
      throw new IllegalArgumentException("a budget is of 1 to 100000 keys: " + keys);
    }
    if (!window.equals(window.truncatedTo(ChronoUnit.SECONDS))
        || window.compareTo(MIN_WINDOW) < 0
        || window.compareTo(MAX_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "a budget's window is 1s to 24h, in whole seconds: " + window);
    }
  }

  /**
   * Reads {@code 200/1h}: keys, a slash, and a window in seconds, minutes or hours.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static BudgetLimits parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a budget is keys/window with s, m or h, such as 200/1h: '" + text + "'");
    }
    return new BudgetLimits(
        Integer.parseInt(parts.group(1)), window(Long.parseLong(parts.group(2)), parts.group(3)));
  }

  @Override
  public int compareTo(BudgetLimits other) {
    return SIZE.compare(this, other);
  }

  /** As it is written in a policy, in the largest unit that is whole. */
  @Override
  public String toString() {
    long seconds = window.toSeconds();
    if (seconds % 3600 == 0) {
      return keys + "/" + seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? keys + "/" + seconds / 60 + "m" : keys + "/" + seconds + "s";
  }

  private static Duration window(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
