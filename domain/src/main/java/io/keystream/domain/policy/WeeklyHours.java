package io.keystream.domain.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hours of the week by the clock on the wall of a zone: {@code Mon-Fri 08:00-18:00 Europe/Berlin}.
 *
 * <p>Hours that end before they begin go past midnight and belong to the day they began on. Where a
 * zone turns its clocks, what the wall shows decides: an hour that comes twice is inside twice, one
 * that is skipped never.
 *
 * @param days on which the hours begin
 * @param from inclusive
 * @param until exclusive; midnight is the end of the day
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {

  private static final Pattern SHAPE =
      Pattern.compile("(\\S{3,31}) ([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2}) (\\S{1,64})");
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("EEE HH:mm VV", Locale.ROOT);

  public WeeklyHours {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("hours name at least one day");
    }
    if (!isMinute(from) || !isMinute(until)) {
      throw new IllegalArgumentException(
          "hours begin and end at whole minutes: " + from + " to " + until);
    }
    if (from.equals(until) && !from.equals(LocalTime.MIDNIGHT)) {
      throw new IllegalArgumentException("hours begin and end at " + from + ": write 00:00-24:00");
    }
  }

  /**
   * Reads days, hours and an IANA zone, with a space between; days are {@code Mon} to {@code Sun},
   * ranges and lists of them ({@code Mon-Thu,Sat}); the end of the day is {@code 24:00}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static WeeklyHours parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "hours are days from-until zone, such as Mon-Fri 08:00-18:00 Europe/Berlin: '"
              + text
              + "'");
    }
    var from = time(parts.group(2));
    boolean untilMidnight = parts.group(3).equals("24:00");
    var until = untilMidnight ? LocalTime.MIDNIGHT : time(parts.group(3));
    if (from.equals(until) && !untilMidnight) {
      throw new IllegalArgumentException("hours begin and end at " + from + ": write 00:00-24:00");
    }
    return new WeeklyHours(Weekdays.parse(parts.group(1)), from, until, zone(parts.group(4)));
  }

  public boolean include(Instant at) {
    var local = at.atZone(zone);
    var time = local.toLocalTime();
    var today = local.getDayOfWeek();
    if (from.isBefore(until)) {
      return days.contains(today) && !time.isBefore(from) && time.isBefore(until);
    }
    return (days.contains(today) && !time.isBefore(from))
        || (days.contains(today.minus(1)) && time.isBefore(until));
  }

  /** What the clock on the wall shows. */
  String wall(Instant at) {
    return WALL.format(at.atZone(zone));
  }

  @Override
  public String toString() {
    return "%s %s-%s %s"
        .formatted(
            Weekdays.text(days), from, until.equals(LocalTime.MIDNIGHT) ? "24:00" : until, zone);
  }

  private static boolean isMinute(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time is 00:00 to 23:59: '" + text + "'", e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a zone is one of IANA's: '" + text + "'", e);
    }
  }
}
