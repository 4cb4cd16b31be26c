package io.keystream.detection.streams;

import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.BusinessHoursRecord;
import io.keystream.streams.Progress;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Raises an alert for every attempt outside the business hours that are declared for its principal;
 * a principal without declared hours raises none.
 *
 * <p>The hours are a table beside the audit log, partition by partition (both topics have the
 * principal as record key, the same number of partitions and the same partitioner), and not a copy
 * of all hours on every instance: such a copy follows its topic on a thread of its own, in no order
 * with the log. Here one task reads both, and takes what is older by record time first, when both
 * are waiting: at a start, after a pause and in a replay an attempt is judged by the hours declared
 * before it. While it runs, a declaration is in force as soon as it is read, milliseconds after its
 * acknowledgement.
 *
 * <p>The topic of the hours keeps the newest declaration of each principal, so a replay of records
 * older than that one finds no hours for them.
 *
 * <p>What makes a repeat harmless: the alert's id follows from the record.
 */
public final class OutsideBusinessHoursTopology {

  static final String HOURS = "business-hours";

  private final Topic<AuditRecord> log;
  private final Topic<BusinessHoursRecord> controls;
  private final Topic<AlertRecord> alerts;
  private final InstantSource clock;
  private final Progress progress;

  public OutsideBusinessHoursTopology(
      Topic<AuditRecord> log,
      Topic<BusinessHoursRecord> controls,
      Topic<AlertRecord> alerts,
      InstantSource clock,
      Progress progress) {
    this.log = log;
    this.controls = controls;
    this.alerts = alerts;
    this.clock = clock;
    this.progress = progress;
  }

  public Topology topology() {
    return new Topology()
        .addSource("controls", new StringDeserializer(), controls.deserializer(), controls.name())
        .addSource("audit-log", new StringDeserializer(), log.deserializer(), log.name())
        .addProcessor(
            "remember-hours",
            progress.reported(controls.name(), () -> new RememberHours(clock)),
            "controls")
        .addProcessor(
            "judge-time", progress.reported(log.name(), () -> new JudgeTime(clock)), "audit-log")
        .addStateStore(hours(), "remember-hours", "judge-time")
        .addSink(
            "alerts",
            alerts.name(),
            new StringSerializer(),
            alerts.serializer(),
            "remember-hours",
            "judge-time");
  }

  private StoreBuilder<KeyValueStore<String, BusinessHoursRecord>> hours() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(HOURS), Serdes.String(), controls.serde());
  }
}
