package io.keystream.schemas;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.accesscommand.DeclareHours;
import io.keystream.schemas.accessevent.HoursDeclared;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The hours of a principal between the domain and the wire. */
public final class HoursMapping {

  private static final String END_OF_DAY = "24:00";
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

  private HoursMapping() {}

  /** The command that declares them. */
  public static DeclareHours toCommand(Principal principal, WeeklyHours hours) {
    return new DeclareHours(principal.name(), zone(hours), days(hours), from(hours), until(hours));
  }

  static HoursDeclared toEvent(Principal principal, WeeklyHours hours) {
    return new HoursDeclared(principal.name(), zone(hours), days(hours), from(hours), until(hours));
  }

  static WeeklyHours toHours(DeclareHours command) {
    return hours(command.getZone(), command.getDays(), command.getFrom(), command.getUntil());
  }

  static WeeklyHours toHours(HoursDeclared event) {
    return hours(event.getZone(), event.getDays(), event.getFrom(), event.getUntil());
  }

  private static WeeklyHours hours(String zone, List<String> days, String from, String until) {
    var begin = time("from", from);
    var end = until.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time("until", until);
    if (begin.equals(end) && !until.equals(END_OF_DAY)) {
      throw new IllegalArgumentException("from and until must differ: " + from);
    }
    return new WeeklyHours(
        days.stream()
            .map(day -> Values.of(DayOfWeek.class, "days", day))
            .collect(Collectors.toSet()),
        begin,
        end,
        zone(zone));
  }

  private static String zone(WeeklyHours hours) {
    return hours.zone().getId();
  }

  /** In the order of the week, so that the same hours always have the same bytes. */
  private static List<String> days(WeeklyHours hours) {
    return hours.days().stream().sorted().map(DayOfWeek::name).toList();
  }

  private static String from(WeeklyHours hours) {
    return hours.from().toString();
  }

  private static String until(WeeklyHours hours) {
    return hours.until().equals(LocalTime.MIDNIGHT) ? END_OF_DAY : hours.until().toString();
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone must be an IANA time zone: '" + text + "'", e);
    }
  }

  private static LocalTime time(String field, String text) {
    try {
      if (TIME.matcher(text).matches()) {
        return LocalTime.parse(text);
      }
    } catch (DateTimeException _) {
      // Such as 25:00: told like any other text.
    }
    throw new IllegalArgumentException(field + " must be HH:mm: '" + text + "'");
  }
}
