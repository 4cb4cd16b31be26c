package io.keystream.e2e.canary;

import io.keystream.client.AccessClient;
import io.keystream.client.KeystreamClient;
import io.keystream.client.query.AuditFilter;
import io.keystream.client.query.Page;
import io.keystream.client.query.Projections;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.WeeklyHours;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.awaitility.Awaitility;

/** Waits until everything that a caller asked has gone through both projections. */
final class Recorded {

  static final InstantSource NIGHT = InstantSource.fixed(Instant.parse("2026-11-24T03:00:00Z"));

  private static final WeeklyHours BY_DAY =
      new WeeklyHours(
          EnumSet.allOf(DayOfWeek.class),
          LocalTime.of(8, 0),
          LocalTime.of(18, 0),
          ZoneId.of("UTC"));
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private Recorded() {}

  /** From here on the principal is expected to work by day. */
  static void declareHours(AccessClient access, Principal principal) {
    Answers.given(access.declareHours(principal, BY_DAY));
  }

  /**
   * The caller asks something at night: the alert comes after all that was recorded of it before.
   */
  static void await(KeystreamClient caller, Principal principal, URI projector) {
    Answers.given(caller.generateRandom(1));
    Awaitility.await("the alert")
        .atMost(MAX_WAIT)
        .until(() -> !caller.alerts(Instant.EPOCH, 1).isEmpty());
    try (var projections = Projections.at(projector, MAX_WAIT)) {
      Awaitility.await("the audit view")
          .atMost(MAX_WAIT)
          .until(() ->
              projections.audit(AuditFilter.ofPrincipal(principal.name(), 1)).coverage()
                  == Page.Coverage.COMPLETE);
    }
  }
}
