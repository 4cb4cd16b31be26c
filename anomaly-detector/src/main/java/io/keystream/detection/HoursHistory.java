package io.keystream.detection;

import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.WeeklyHours;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which hours of whom were in force when: every order about hours, from the moment it was decided
 * until the next one.
 *
 * <p>The hours of a principal that was revoked stay in force: attempts under its name are still
 * made.
 *
 * <p><b>Memory.</b> The newest {@value #MOST} orders of each principal. The oldest of them counts
 * for all time before it too, where orders were dropped.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class HoursHistory {

  public static final int MOST = 1_000;

  private final Map<String, TreeMap<Instant, InForce>> orders = new HashMap<>();

  /** Null where none were declared, or what was declared is withdrawn. */
  private record InForce(@Nullable WeeklyHours hours) {}

  /**
   * Takes in what was decided.
   *
   * @param at when; never earlier than that of the event before
   */
  public void apply(AccessEvent event, Instant at) {
    switch (event) {
      case AccessEvent.HoursDeclared(var principal, var hours, _) ->
          add(principal, at, new InForce(hours));
      case AccessEvent.HoursWithdrawn(var principal, _) -> add(principal, at, new InForce(null));
      case AccessEvent.PrincipalEnrolled _,
          AccessEvent.CertificateRenewed _,
          AccessEvent.PrincipalRevoked _,
          AccessEvent.PoliciesAssigned _,
          AccessEvent.AboutPolicy _,
          AccessEvent.AboutRole _,
          AccessEvent.AboutJwtRole _ -> {
        // Nobody's hours change.
      }
    }
  }

  /** The hours of a principal at a time; empty where it was expected to work at any. */
  public synchronized Optional<WeeklyHours> inForce(String principal, Instant at) {
    var its = orders.get(principal);
    var newest = its == null ? null : its.floorEntry(at);
    return newest == null ? Optional.empty() : Optional.ofNullable(newest.getValue().hours());
  }

  private synchronized void add(Principal principal, Instant at, InForce order) {
    var its = orders.computeIfAbsent(principal.name(), _ -> new TreeMap<>());
    its.put(at, order);
    if (its.size() > MOST) {
      its.pollFirstEntry();
      its.put(Instant.MIN, its.pollFirstEntry().getValue());
    }
  }
}
