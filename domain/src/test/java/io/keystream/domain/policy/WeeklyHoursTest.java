package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WeeklyHoursTest {

  @ParameterizedTest
  @CsvSource({
    // Monday 2 March 2026 in Berlin, an hour ahead of UTC
    "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-03-02T06:59:59.999999999Z, false",
    "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-03-02T07:00:00Z, true",
    "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-03-02T16:59:59.999999999Z, true",
    "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-03-02T17:00:00Z, false",
    "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-03-01T12:00:00Z, false",
    // past midnight: Friday's hours end on Saturday
    "Fri 22:00-06:00 Europe/Berlin, 2026-03-06T20:59:59Z, false",
    "Fri 22:00-06:00 Europe/Berlin, 2026-03-06T21:00:00Z, true",
    "Fri 22:00-06:00 Europe/Berlin, 2026-03-07T04:59:59Z, true",
    "Fri 22:00-06:00 Europe/Berlin, 2026-03-07T05:00:00Z, false",
    "Fri 22:00-06:00 Europe/Berlin, 2026-03-06T02:00:00Z, false",
    "Sun 22:00-06:00 Europe/Berlin, 2026-03-02T02:00:00Z, true",
    // until midnight, and all day
    "Mon 20:00-24:00 UTC, 2026-03-02T23:59:59Z, true",
    "Mon 20:00-24:00 UTC, 2026-03-03T00:00:00Z, false",
    "Mon 00:00-24:00 UTC, 2026-03-02T00:00:00Z, true",
    "Mon 00:00-24:00 UTC, 2026-03-01T23:59:59Z, false",
    "Mon 00:00-24:00 UTC, 2026-03-03T00:00:00Z, false",
    // 29 March 2026: at 02:00 in Berlin it is 03:00
    "Sun 02:00-03:00 Europe/Berlin, 2026-03-29T00:59:59Z, false",
    "Sun 02:00-03:00 Europe/Berlin, 2026-03-29T01:00:00Z, false",
    "Sat 22:00-03:00 Europe/Berlin, 2026-03-29T00:59:59Z, true",
    "Sat 22:00-03:00 Europe/Berlin, 2026-03-29T01:00:00Z, false",
    // 25 October 2026: at 03:00 in Berlin it is 02:00 again
    "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T00:30:00Z, true",
    "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T01:30:00Z, true",
    "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T02:00:00Z, false",
    // Beirut turns its clocks at midnight: on 29 March 2026 the day begins at 01:00
    "Sun 00:00-01:00 Asia/Beirut, 2026-03-28T21:59:59Z, false",
    "Sun 00:00-01:00 Asia/Beirut, 2026-03-28T22:00:00Z, false",
    "Sun 00:00-02:00 Asia/Beirut, 2026-03-28T22:00:00Z, true",
    // a zone with a quarter of an hour
    "Sun 08:00-18:00 Asia/Kathmandu, 2026-11-01T02:14:59Z, false",
    "Sun 08:00-18:00 Asia/Kathmandu, 2026-11-01T02:15:00Z, true",
    // lists and ranges of days, also over the end of the week
    "'Mon,Wed-Thu 00:00-24:00 UTC', 2026-03-03T12:00:00Z, false",
    "'Mon,Wed-Thu 00:00-24:00 UTC', 2026-03-05T12:00:00Z, true",
    "Sat-Mon 00:00-24:00 UTC, 2026-03-01T12:00:00Z, true",
    "Sat-Mon 00:00-24:00 UTC, 2026-03-03T12:00:00Z, false"
  })
  void the_clock_on_the_wall_decides(String hours, String at, boolean inside) {
    assertThat(WeeklyHours.parse(hours).include(Instant.parse(at))).isEqualTo(inside);
  }

  /** The oracle lays every window of the days around on the wall and looks whether one covers. */
  @Test
  void any_hours_in_any_zone_agree_with_windows_laid_out_day_by_day() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    var start = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    for (var i = 0; i < 200_000; i++) {
      var hours = randomHours(random, zones);
      var at = Instant.ofEpochSecond(start + random.nextInt(4 * 366 * 24 * 3600));
      assertThat(hours.include(at))
          .as("seed %d: %s at %s", seed, hours, at)
          .isEqualTo(isCovered(hours, at.atZone(hours.zone()).toLocalDateTime()));
    }
  }

  @Test
  void hours_are_whole_minutes_on_at_least_one_day() {
    var eight = LocalTime.of(8, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hours(Set.of(DayOfWeek.MONDAY), eight, LocalTime.of(18, 0, 1)))
        .withMessage("hours begin and end at whole minutes: 08:00 to 18:00:01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hours(Set.of(DayOfWeek.MONDAY), eight.plusNanos(1), eight))
        .withMessageStartingWith("hours begin and end at whole minutes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hours(Set.of(), eight, LocalTime.of(18, 0)))
        .withMessage("hours name at least one day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon-Fri 08:00-18:00 Europe/Berlin",
        "Mon,Wed-Thu,Sat-Sun 22:00-06:00 UTC",
        "Mon-Sun 00:00-24:00 +02:00"
      })
  void hours_are_printed_as_they_are_written(String hours) {
    assertThat(WeeklyHours.parse(hours)).hasToString(hours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon-Fri 08:00-18:00|hours are days from-until zone",
        "08:00-18:00 Europe/Berlin|hours are days from-until zone",
        "Mon-Fri 8:00-18:00 UTC|hours are days from-until zone",
        "Mo-Fr 08:00-18:00 UTC|a day is one of Mon, Tue",
        "Mon-Fri 08:00-25:00 UTC|a time is 00:00 to 23:59: '25:00'",
        "Mon-Fri 24:00-08:00 UTC|a time is 00:00 to 23:59: '24:00'",
        "Mon-Fri 08:00-08:00 UTC|hours begin and end at 08:00",
        "Mon-Fri 00:00-00:00 UTC|hours begin and end at 00:00",
        "Mon-Fri 08:00-18:00 Europe/Atlantis|a zone is one of IANA's: 'Europe/Atlantis'",
        "mon-fri 08:00-18:00 UTC|a day is one of Mon, Tue",
        "Mon, 08:00-18:00 UTC|a day is one of Mon, Tue",
        "Mon-Tue-Wed 08:00-18:00 UTC|a day is one of Mon, Tue"
      })
  void what_is_not_hours_is_refused(String hours, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeeklyHours.parse(hours))
        .withMessageContaining(why);
  }

  private static WeeklyHours hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    return new WeeklyHours(days, from, until, ZoneOffset.UTC);
  }

  private static WeeklyHours randomHours(Random random, List<String> zones) {
    var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (var day : DayOfWeek.values()) {
      if (random.nextBoolean()) {
        days.add(day);
      }
    }
    var from = random.nextInt(24 * 60);
    var until = (from + random.nextInt(1, 24 * 60)) % (24 * 60);
    return new WeeklyHours(
        days,
        LocalTime.ofSecondOfDay(from * 60L),
        LocalTime.ofSecondOfDay(until * 60L),
        ZoneId.of(zones.get(random.nextInt(zones.size()))));
  }

  private static boolean isCovered(WeeklyHours hours, LocalDateTime wall) {
    for (var back = 0; back <= 2; back++) {
      var day = wall.toLocalDate().minusDays(back);
      var begin = day.atTime(hours.from());
      var end =
          hours.until().isAfter(hours.from())
              ? day.atTime(hours.until())
              : day.plusDays(1).atTime(hours.until());
      if (hours.days().contains(day.getDayOfWeek())
          && !wall.isBefore(begin)
          && wall.isBefore(end)) {
        return true;
      }
    }
    return false;
  }
}
