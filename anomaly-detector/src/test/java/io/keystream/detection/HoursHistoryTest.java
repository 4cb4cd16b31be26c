package io.keystream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.Signing;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HoursHistoryTest {

  private static final Principal BATCH = new Principal("batch");
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final WeeklyHours NIGHT = WeeklyHours.parse("Mon-Sun 22:00-06:00 UTC");
  private static final Signing SIGNING =
      new Signing(new Principal("ops"), new Fingerprint("0f".repeat(32)), NOW);

  private final HoursHistory history = new HoursHistory();

  @Test
  void hours_are_in_force_from_the_moment_they_were_decided() {
    declare(Attempts.OFFICE, NOW);
    assertThat(history.inForce("batch", NOW.minus(MILLI))).isEmpty();
    assertThat(history.inForce("batch", NOW)).contains(Attempts.OFFICE);
    assertThat(history.inForce("batch", NOW.plusSeconds(99_999))).contains(Attempts.OFFICE);
  }

  @Test
  void what_is_past_keeps_the_hours_it_had() {
    declare(Attempts.OFFICE, NOW);
    declare(NIGHT, NOW.plusSeconds(10));
    assertThat(history.inForce("batch", NOW.plusSeconds(10).minus(MILLI)))
        .contains(Attempts.OFFICE);
    assertThat(history.inForce("batch", NOW.plusSeconds(10))).contains(NIGHT);
  }

  @Test
  void hours_that_were_withdrawn_stay_in_force_for_the_time_before() {
    declare(Attempts.OFFICE, NOW);
    history.apply(new AccessEvent.HoursWithdrawn(BATCH, SIGNING), NOW.plusSeconds(10));
    assertThat(history.inForce("batch", NOW.plusSeconds(9))).contains(Attempts.OFFICE);
    assertThat(history.inForce("batch", NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void of_two_orders_at_the_same_time_the_later_one_counts() {
    declare(Attempts.OFFICE, NOW);
    declare(NIGHT, NOW);
    assertThat(history.inForce("batch", NOW)).contains(NIGHT);
  }

  @Test
  void nobody_has_the_hours_of_another() {
    declare(Attempts.OFFICE, NOW);
    assertThat(history.inForce("unknown", NOW)).isEmpty();
  }

  @Test
  void a_revocation_ends_no_hours() {
    declare(Attempts.OFFICE, NOW);
    history.apply(new AccessEvent.PrincipalRevoked(BATCH, "left", SIGNING), NOW.plusSeconds(1));
    history.apply(new AccessEvent.PoliciesAssigned(BATCH, Set.of(), SIGNING), NOW.plusSeconds(2));
    assertThat(history.inForce("batch", NOW.plusSeconds(3))).contains(Attempts.OFFICE);
  }

  @Test
  void of_a_principal_with_many_orders_the_newest_are_kept_and_the_oldest_counts_before_them() {
    declare(Attempts.OFFICE, NOW);
    for (var i = 1; i <= HoursHistory.MOST; i++) {
      declare(NIGHT, NOW.plusSeconds(i));
    }
    assertThat(history.inForce("batch", NOW)).contains(NIGHT);
    declare(Attempts.OFFICE, NOW.plusSeconds(HoursHistory.MOST + 1));
    assertThat(history.inForce("batch", NOW.minusSeconds(9))).contains(NIGHT);
    assertThat(history.inForce("batch", NOW.plusSeconds(HoursHistory.MOST))).contains(NIGHT);
    assertThat(history.inForce("batch", NOW.plusSeconds(HoursHistory.MOST + 1)))
        .contains(Attempts.OFFICE);
  }

  private void declare(WeeklyHours hours, Instant at) {
    history.apply(new AccessEvent.HoursDeclared(BATCH, hours, SIGNING), at);
  }
}
