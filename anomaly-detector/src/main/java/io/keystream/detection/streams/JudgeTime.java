package io.keystream.detection.streams;

import io.keystream.detection.HoursInForce;
import io.keystream.detection.OutsideBusinessHours;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditRecord;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hands each attempt with the hours in force for its principal to the judgement. */
final class JudgeTime implements Processor<String, AuditRecord, String, AlertRecord> {

  private final HoursInForce hours;
  private final InstantSource clock;

  // Kafka Streams calls init before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, AlertRecord> context;

  JudgeTime(HoursInForce hours, InstantSource clock) {
    this.hours = hours;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, AlertRecord> opened) {
    context = opened;
  }

  @Override
  public void process(Record<String, AuditRecord> record) {
    var audit = record.value();
    if (audit == null) {
      throw new IllegalStateException("corrupt log: an audit record without a value");
    }
    // Absent only in a punctuation, and there is none.
    var at = context.recordMetadata().orElseThrow();
    hours
        .of(audit, at.partition(), at.offset())
        .flatMap(inForce -> OutsideBusinessHours.judge(audit, inForce, clock.instant()))
        .ifPresent(alert ->
            context.forward(record.withKey(audit.getCaller().getPrincipal()).withValue(alert)));
  }
}
