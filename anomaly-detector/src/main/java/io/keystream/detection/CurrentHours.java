package io.keystream.detection;

import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.streams.access.AccessAt;
import java.util.Optional;

/**
 * The hours in force, as new as the record that is judged.
 *
 * <p>What remains: an order is in force from the moment it was decided, and is on its topic a few
 * milliseconds later. What is recorded in between is judged by the hours before; a replay judges it
 * by those after. The clocks of the services that record and decide are compared as they are.
 *
 * <p><b>Thread safety:</b> that of the history and of who waits for it.
 */
final class CurrentHours implements HoursInForce {

  private final AccessAt access;
  private final HoursHistory history;

  /** Of a history that the follower behind the directory fills. */
  CurrentHours(AccessAt access, HoursHistory history) {
    this.access = access;
    this.history = history;
  }

  @Override
  public Optional<WeeklyHours> of(AuditRecord record, int partition, long offset) {
    var _ = access.at(Topics.AUDIT_LOG.name(), partition, offset);
    return history.inForce(record.getCaller().getPrincipal(), record.getRecordedAt());
  }
}
