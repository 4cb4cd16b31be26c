package io.keystream.audit.streams;

import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.streams.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps the audit records of the last days searchable by key, principal, decision and time.
 *
 * <p>One store holds all orders, one row each ({@link AuditIndex}), because a store of its own for
 * each would cost memory and a changelog each. Older records leave the view and stay in the log.
 * What makes a repeat harmless: the same record makes the same rows.
 */
public final class AuditViewTopology {

  public static final String RECORDS = "audit-records";

  private final Topic<AuditRecord> log;
  private final Duration kept;
  private final InstantSource clock;
  private final Progress progress;

  /**
   * @param kept how long records stay in the view, by the time they were recorded
   * @param clock bounds what a record from the future can push out of the view
   */
  public AuditViewTopology(
      Topic<AuditRecord> log, Duration kept, InstantSource clock, Progress progress) {
    this.log = log;
    this.kept = kept;
    this.clock = clock;
    this.progress = progress;
  }

  public Topology topology() {
    return new Topology()
        .addSource("audit-log", new StringDeserializer(), log.deserializer(), log.name())
        .addProcessor(
            "index-audit-records", progress.reported(log.name(), processors()), "audit-log");
  }

  private ProcessorSupplier<String, AuditRecord, Void, Void> processors() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, AuditRecord, Void, Void> get() {
        return new IndexAuditRecords(log.codec(), new Retention(kept, clock));
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(records());
      }
    };
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> records() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(RECORDS), Serdes.Bytes(), Serdes.ByteArray());
  }
}
