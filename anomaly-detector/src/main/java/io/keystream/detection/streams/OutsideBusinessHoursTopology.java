package io.keystream.detection.streams;

import io.keystream.detection.HoursInForce;
import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.streams.Progress;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * Raises an alert for every attempt outside the business hours that are declared for its principal;
 * a principal without declared hours raises none.
 *
 * <p>The hours are no table of Kafka Streams: whether an access event counts depends on all those
 * before it, so one reader folds them in their order. The topology asks by which hours it judges a
 * record.
 *
 * <p>What makes a repeat harmless: the alert's id follows from the record, and so do the hours.
 */
public final class OutsideBusinessHoursTopology {

  private final Topic<AuditRecord> log;
  private final HoursInForce hours;
  private final Topic<AlertRecord> alerts;
  private final InstantSource clock;
  private final Progress progress;

  public OutsideBusinessHoursTopology(
      Topic<AuditRecord> log,
      HoursInForce hours,
      Topic<AlertRecord> alerts,
      InstantSource clock,
      Progress progress) {
    this.log = log;
    this.hours = hours;
    this.alerts = alerts;
    this.clock = clock;
    this.progress = progress;
  }

  public Topology topology() {
    return new Topology()
        .addSource("audit-log", new StringDeserializer(), log.deserializer(), log.name())
        .addProcessor(
            "judge-time",
            progress.reported(log.name(), () -> new JudgeTime(hours, clock)),
            "audit-log")
        .addSink(
            "alerts", alerts.name(), new StringSerializer(), alerts.serializer(), "judge-time");
  }
}
