package io.keystream.audit.streams;

import io.keystream.domain.key.KeyName;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Folds each key event into its key and hands on the versions that it changed.
 *
 * <p>Folds are kept in memory for the keys in use; a fold that is not there is made from the key's
 * history.
 */
final class FoldKeyEvents implements Processor<String, KeyEventRecord, String, KeyStateRecord> {

  private static final int MAX_FOLDS = 10_000;

  private final Map<KeyName, KeyFold> folds = new LinkedHashMap<>(16, 0.75f, true);

  // Kafka Streams calls init before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, KeyStateRecord> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<Bytes, KeyEventRecord> history;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<Bytes, KeyStateRecord> versions;

  static ProcessorSupplier<String, KeyEventRecord, String, KeyStateRecord> withStores(
      StoreBuilder<?>... stores) {
    // In this order, so that the description is always the same.
    var all = new LinkedHashSet<StoreBuilder<?>>(List.of(stores));
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, KeyEventRecord, String, KeyStateRecord> get() {
        return new FoldKeyEvents();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return all;
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, KeyStateRecord> opened) {
    context = opened;
    history = opened.getStateStore(KeyStateTopology.HISTORY);
    versions = opened.getStateStore(KeyStateTopology.VERSIONS);
    folds.clear();
  }

  @Override
  public void process(Record<String, KeyEventRecord> record) {
    var event = record.value();
    if (event == null) {
      throw new IllegalStateException("corrupt log: a key event without a value");
    }
    var name = new KeyName(event.getKey());
    var before = fold(name);
    if (event.getSequence() <= before.sequence()) {
      requireSame(event);
      return;
    }
    var after = before.apply(event);
    history.put(KeyRows.event(name.path(), event.getSequence()), event);
    for (var state : after.changedSince(before)) {
      versions.put(KeyRows.version(name.path(), state.getVersion()), state);
      context.forward(record.withKey(name + "/" + state.getVersion()).withValue(state));
    }
    remember(name, after);
  }

  private KeyFold fold(KeyName name) {
    var known = folds.get(name);
    return known == null ? KeyPages.fold(history, name) : known;
  }

  private void remember(KeyName name, KeyFold fold) {
    folds.put(name, fold);
    if (folds.size() > MAX_FOLDS) {
      folds.remove(folds.keySet().iterator().next());
    }
  }

  private void requireSame(KeyEventRecord event) {
    if (!event.equals(history.get(KeyRows.event(event.getKey(), event.getSequence())))) {
      throw new IllegalStateException(
          "corrupt log: key '%s' has two different events %d"
              .formatted(event.getKey(), event.getSequence()));
    }
  }
}
