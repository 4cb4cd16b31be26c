package io.keystream.client;

import io.keystream.domain.caller.Principal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a principal is expected to work; use outside raises an alert and is not refused.
 *
 * @param until exclusive; before {@code from} means past midnight
 */
public record BusinessHours(
    Principal principal, ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {

  public BusinessHours {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("business hours need at least one day");
    }
    if (from.equals(until)) {
      throw new IllegalArgumentException("business hours must not begin and end at " + from);
    }
  }
}
