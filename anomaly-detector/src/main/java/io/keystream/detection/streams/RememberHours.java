package io.keystream.detection.streams;

import io.keystream.detection.BusinessHours;
import io.keystream.detection.OutsideBusinessHours;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.BusinessHoursRecord;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the newest declared hours of each principal.
 *
 * <p>A declaration that cannot be understood raises an alert and changes nothing: it must neither
 * end the watch over its principal in silence nor stop the watch over all others.
 */
final class RememberHours implements Processor<String, BusinessHoursRecord, String, AlertRecord> {

  private final InstantSource clock;

  // Kafka Streams calls init before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, AlertRecord> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, BusinessHoursRecord> hours;

  RememberHours(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, AlertRecord> opened) {
    context = opened;
    hours = opened.getStateStore(OutsideBusinessHoursTopology.HOURS);
  }

  @Override
  public void process(Record<String, BusinessHoursRecord> record) {
    var declared = record.value();
    // A tombstone takes the declaration back.
    if (declared == null) {
      hours.delete(record.key());
      return;
    }
    try {
      check(record.key(), declared);
      hours.put(record.key(), declared);
    } catch (IllegalArgumentException e) {
      context.forward(
          record.withValue(
              OutsideBusinessHours.unreadable(
                  declared, place(), String.valueOf(e.getMessage()), clock.instant())));
    }
  }

  private static void check(String principal, BusinessHoursRecord declared) {
    if (!declared.getPrincipal().equals(principal)) {
      throw new IllegalArgumentException(
          "declared for '%s' under the record key '%s'"
              .formatted(declared.getPrincipal(), principal));
    }
    var _ = BusinessHours.of(declared);
  }

  private String place() {
    var at = context.recordMetadata().orElseThrow();
    return "%s/%d/%d".formatted(at.topic(), at.partition(), at.offset());
  }
}
