package io.keystream.detection.streams;

import io.keystream.detection.BusinessHours;
import io.keystream.detection.OutsideBusinessHours;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.BusinessHoursRecord;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Hands each attempt with the hours of its principal to the judgement. */
final class JudgeTime implements Processor<String, AuditRecord, String, AlertRecord> {

  private final InstantSource clock;

  // Kafka Streams calls init before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, AlertRecord> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, BusinessHoursRecord> hours;

  JudgeTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, AlertRecord> opened) {
    context = opened;
    hours = opened.getStateStore(OutsideBusinessHoursTopology.HOURS);
  }

  @Override
  public void process(Record<String, AuditRecord> record) {
    var audit = record.value();
    if (audit == null) {
      throw new IllegalStateException("corrupt log: an audit record without a value");
    }
    var principal = audit.getCaller().getPrincipal();
    var declared = hours.get(principal);
    if (declared != null) {
      OutsideBusinessHours.judge(audit, BusinessHours.of(declared), clock.instant())
          .ifPresent(alert -> context.forward(record.withKey(principal).withValue(alert)));
    }
  }
}
