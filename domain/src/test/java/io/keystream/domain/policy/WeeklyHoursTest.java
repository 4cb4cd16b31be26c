package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
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
    // lists and ranges of days, also over the end of the week
    "'Mon,Wed-Thu 00:00-24:00 UTC', 2026-03-03T12:00:00Z, false",
    "'Mon,Wed-Thu 00:00-24:00 UTC', 2026-03-05T12:00:00Z, true",
    "Sat-Mon 00:00-24:00 UTC, 2026-03-01T12:00:00Z, true",
    "Sat-Mon 00:00-24:00 UTC, 2026-03-03T12:00:00Z, false"
  })
  void the_clock_on_the_wall_decides(String hours, String at, boolean inside) {
    assertThat(WeeklyHours.parse(hours).include(Instant.parse(at))).isEqualTo(inside);
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
}
