package io.keystream.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BusinessHoursTest {

  private static final List<String> WORKDAYS =
      List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");

  @ParameterizedTest
  @CsvSource({
    // Winter in Berlin is UTC+1: 08:00 to 18:00 on the wall is 07:00Z to 17:00Z.
    "2026-11-02T06:59:59.999Z, false",
    "2026-11-02T07:00:00Z,     true",
    "2026-11-02T16:59:59.999Z, true",
    "2026-11-02T17:00:00Z,     false",
    // Summer is UTC+2.
    "2026-07-06T05:59:59Z,     false",
    "2026-07-06T06:00:00Z,     true",
    "2026-07-06T16:00:00Z,     false",
    // Friday, Saturday, Sunday, Monday at noon.
    "2026-11-06T11:00:00Z,     true",
    "2026-11-07T11:00:00Z,     false",
    "2026-11-08T11:00:00Z,     false",
    "2026-11-09T11:00:00Z,     true",
    // The night before a workday belongs to no window.
    "2026-11-09T02:00:00Z,     false",
  })
  void office_hours_follow_the_wall_clock_of_their_zone(Instant at, boolean inside) {
    var hours = BusinessHours.of(Hours.declared("Europe/Berlin", WORKDAYS, "08:00", "18:00"));
    assertThat(hours.include(at)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    // 22:00 to 06:00 in Tokyo (UTC+9, no summer time), beginning Monday to Friday.
    "2026-11-02T12:59:59Z, false",
    "2026-11-02T13:00:00Z, true",
    "2026-11-02T20:59:59Z, true",
    "2026-11-02T21:00:00Z, false",
    // Saturday 03:00 still belongs to Friday's window, Saturday 23:00 to none.
    "2026-11-06T18:00:00Z, true",
    "2026-11-07T14:00:00Z, false",
    // Monday 03:00 would belong to Sunday's window, and there is none.
    "2026-11-01T18:00:00Z, false",
  })
  void a_window_past_midnight_belongs_to_the_day_it_begins_on(Instant at, boolean inside) {
    var hours = BusinessHours.of(Hours.declared("Asia/Tokyo", WORKDAYS, "22:00", "06:00"));
    assertThat(hours.include(at)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    // Berlin, Sunday 29 March 2026: 02:00 becomes 03:00. A window from 02:30 until 03:30.
    "Europe/Berlin, 02:30, 03:30, 2026-03-29T00:59:59Z, false",
    "Europe/Berlin, 02:30, 03:30, 2026-03-29T01:00:00Z, true",
    "Europe/Berlin, 02:30, 03:30, 2026-03-29T01:30:00Z, false",
    // A window wholly inside the hour that is skipped never comes.
    "Europe/Berlin, 02:00, 03:00, 2026-03-29T00:59:59Z, false",
    "Europe/Berlin, 02:00, 03:00, 2026-03-29T01:00:00Z, false",
    // Berlin, Sunday 25 October 2026: 03:00 becomes 02:00. The hour from 02:00 comes twice.
    "Europe/Berlin, 02:00, 03:00, 2026-10-24T23:59:59Z, false",
    "Europe/Berlin, 02:00, 03:00, 2026-10-25T00:30:00Z, true",
    "Europe/Berlin, 02:00, 03:00, 2026-10-25T01:30:00Z, true",
    "Europe/Berlin, 02:00, 03:00, 2026-10-25T02:00:00Z, false",
    // Beirut turns its clocks at midnight: on 29 March 2026 the day begins at 01:00.
    "Asia/Beirut,   00:00, 01:00, 2026-03-28T21:59:59Z, false",
    "Asia/Beirut,   00:00, 01:00, 2026-03-28T22:00:00Z, false",
    "Asia/Beirut,   00:00, 02:00, 2026-03-28T22:00:00Z, true",
    // A zone with a quarter of an hour.
    "Asia/Kathmandu, 08:00, 18:00, 2026-11-01T02:14:59Z, false",
    "Asia/Kathmandu, 08:00, 18:00, 2026-11-01T02:15:00Z, true",
  })
  void where_clocks_are_turned_the_wall_decides(
      String zone, String from, String until, Instant at, boolean inside) {
    var hours = BusinessHours.of(Hours.declared(zone, List.of("SUNDAY"), from, until));
    assertThat(hours.include(at)).isEqualTo(inside);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Mars/Base;     MONDAY;  08:00; 18:00; zone must be an IANA time zone: 'Mars/Base'",
        "Europe/Berlin; Monday;  08:00; 18:00; days must be of MONDAY to SUNDAY: 'Monday'",
        "Europe/Berlin; MONDAY;  8;     18:00; from must be HH:mm: '8'",
        "Europe/Berlin; MONDAY;  08:00; 25:00; until must be HH:mm: '25:00'",
        "Europe/Berlin; MONDAY;  08:00; 08:00; from and until must differ: 08:00",
      })
  void a_declaration_that_makes_no_sense_is_named(
      String zone, String day, String from, String until, String message) {
    assertThatThrownBy(() -> BusinessHours.of(Hours.declared(zone, List.of(day), from, until)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void hours_without_a_day_are_refused() {
    assertThatThrownBy(() -> BusinessHours.of(Hours.declared("UTC", List.of(), "08:00", "18:00")))
        .hasMessage("days must name at least one day");
  }

  @Test
  void until_midnight_may_be_written_as_twenty_four() {
    var hours = BusinessHours.of(Hours.declared("UTC", List.of("MONDAY"), "08:00", "24:00"));
    assertThat(hours.include(Instant.parse("2026-11-02T23:59:59Z"))).isTrue();
    assertThat(hours.include(Instant.parse("2026-11-03T00:00:00Z"))).isFalse();
  }

  private static BusinessHours randomHours(Random random, List<String> zones) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    while (days.isEmpty()) {
      for (var day : DayOfWeek.values()) {
        if (random.nextBoolean()) {
          days.add(day);
        }
      }
    }
    var from = random.nextInt(24 * 60);
    var until = (from + random.nextInt(1, 24 * 60)) % (24 * 60);
    return new BusinessHours(
        ZoneId.of(zones.get(random.nextInt(zones.size()))),
        Set.copyOf(days),
        LocalTime.ofSecondOfDay(from * 60L),
        LocalTime.ofSecondOfDay(until * 60L));
  }

  private static boolean isCovered(BusinessHours hours, LocalDateTime wall) {
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
