package io.keystream.audit.streams;

import io.keystream.schemas.Codec;
import io.keystream.schemas.wire.AuditRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Puts each audit record into the view and takes out those that are too old. */
final class IndexAuditRecords implements Processor<String, AuditRecord, Void, Void> {

  private static final byte[] POINTER = {};

  private final Codec<AuditRecord> codec;
  private final Retention retention;

  // Kafka Streams calls init before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<Void, Void> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<Bytes, byte[]> records;

  IndexAuditRecords(Codec<AuditRecord> codec, Retention retention) {
    this.codec = codec;
    this.retention = retention;
  }

  @Override
  public void init(ProcessorContext<Void, Void> opened) {
    context = opened;
    records = opened.getStateStore(AuditViewTopology.RECORDS);
    retention.open(records);
  }

  @Override
  public void process(Record<String, AuditRecord> record) {
    var audit = record.value();
    if (audit == null) {
      throw new IllegalStateException("corrupt log: an audit record without a value");
    }
    var millis = audit.getRecordedAt().toEpochMilli();
    if (retention.isTooOld(millis)) {
      retention.leaveOut(records);
      return;
    }
    var place = new AuditPlace(millis, context.recordMetadata().orElseThrow().offset());
    records.put(AuditIndex.record(place), codec.encode(audit));
    for (var pointer : AuditIndex.pointers(audit, place)) {
      records.put(pointer, POINTER);
    }
    retention.purge(records, codec, millis);
  }
}
