package io.keystream.domain.policy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Days of the week as policies write them: {@code Mon-Fri}, {@code Sat,Sun}, {@code Fri-Mon}. */
final class Weekdays {

  private static final List<String> NAMES =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private Weekdays() {}

  static Set<DayOfWeek> parse(String text) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var part : text.split(",", -1)) {
      int dash = part.indexOf('-');
      var first = day(dash < 0 ? part : part.substring(0, dash));
      var last = dash < 0 ? first : day(part.substring(dash + 1));
      for (var day = first; day != last; day = day.plus(1)) {
        days.add(day);
      }
      days.add(last);
    }
    return days;
  }

  static String text(Set<DayOfWeek> days) {
    var parts = new ArrayList<String>();
    for (var day : EnumSet.copyOf(days)) {
      if (day == DayOfWeek.MONDAY || !days.contains(day.minus(1))) {
        var last = day;
        while (last != DayOfWeek.SUNDAY && days.contains(last.plus(1))) {
          last = last.plus(1);
        }
        parts.add(last == day ? name(day) : name(day) + "-" + name(last));
      }
    }
    return String.join(",", parts);
  }

  private static String name(DayOfWeek day) {
    return NAMES.get(day.getValue() - 1);
  }

  private static DayOfWeek day(String name) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "a day is one of " + String.join(", ", NAMES) + ": '" + name + "'");
    }
    return DayOfWeek.of(index + 1);
  }
}
