package io.keystream.detection;

import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.wire.AuditRecord;
import java.util.Optional;

/**
 * Tells by which hours an attempt is judged.
 *
 * <p><b>Laws.</b> They are those that were in force when it was recorded, so that a replay has the
 * same answer. An order that was acknowledged before the record was written is always known: where
 * it is not yet, the answer waits for it, and fails rather than leave it out.
 */
public interface HoursInForce {

  /**
   * The hours of the record's caller at the record's time; empty where it is expected to work at
   * any.
   *
   * @param partition of the audit log in which the record stands
   * @param offset at which it stands there
   * @throws org.apache.kafka.common.KafkaException when asking again later can help
   */
  Optional<WeeklyHours> of(AuditRecord record, int partition, long offset);
}
