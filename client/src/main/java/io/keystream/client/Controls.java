package io.keystream.client;

import io.keystream.schemas.wire.BusinessHoursRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.DayOfWeek;
import java.time.Instant;

/** Declarations on their way to the wire. */
final class Controls {
  private Controls() {}

  static BusinessHoursRecord toRecord(BusinessHours hours, CallerRecord by, Instant at) {
    return new BusinessHoursRecord(
        hours.principal().name(),
        hours.zone().getId(),
        hours.days().stream().sorted().map(DayOfWeek::name).toList(),
        hours.from().toString(),
        hours.until().toString(),
        at,
        by);
  }
}
