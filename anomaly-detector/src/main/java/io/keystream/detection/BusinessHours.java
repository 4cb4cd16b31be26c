package io.keystream.detection;

import io.keystream.schemas.wire.BusinessHoursRecord;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When a principal is expected to work, by the clock on the wall of its zone.
 *
 * <p>A window that ends before it begins goes past midnight and belongs to the day it began on.
 * Where a zone turns its clocks, what the wall shows decides: an hour that comes twice is inside
 * twice, an hour that is skipped is inside never.
 *
 * @param days on which a window begins
 * @param from inclusive
 * @param until exclusive
 */
public record BusinessHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  public BusinessHours {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days must name at least one day");
    }
    if (from.equals(until)) {
      throw new IllegalArgumentException("from and until must differ: " + TIME.format(from));
    }
  }

  /**
   * The hours a record declares.
   *
   * @throws IllegalArgumentException naming the field that is wrong, and its value
   */
  public static BusinessHours of(BusinessHoursRecord record) {
    return new BusinessHours(
        zone(record.getZone()),
        days(record.getDays()),
        time("from", record.getFrom()),
        time("until", record.getUntil()));
  }

  /** Whether the principal is expected to work at a time. */
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

  @Override
  public String toString() {
    return "%s %s-%s %s"
        .formatted(
            new TreeSet<>(days).stream().map(DayOfWeek::name).collect(Collectors.joining(",")),
            TIME.format(from),
            TIME.format(until),
            zone);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone must be an IANA time zone: '" + text + "'", e);
    }
  }

  private static Set<DayOfWeek> days(List<String> names) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var name : names) {
      days.add(
          Arrays.stream(DayOfWeek.values())
              .filter(day -> day.name().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "days must be of MONDAY to SUNDAY: '" + name + "'")));
    }
    return days;
  }

  private static LocalTime time(String field, String text) {
    try {
      return LocalTime.parse(text, TIME);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " must be HH:mm: '" + text + "'", e);
    }
  }
}
