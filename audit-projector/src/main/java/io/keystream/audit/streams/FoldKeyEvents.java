package io.keystream.audit.streams;

import io.keystream.directory.FollowedKey;
import io.keystream.directory.Moment;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.streams.access.AccessAt;
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
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds each key event that proves itself into its key and hands on the versions that it changed.
 * What proves nothing is reported and changes nothing.
 *
 * <p>Folds are kept in memory for the keys in use; a fold that is not there is made from the key's
 * history.
 */
final class FoldKeyEvents implements Processor<String, byte[], String, KeyStateRecord> {

  private static final Logger log = LoggerFactory.getLogger(FoldKeyEvents.class);

  private static final int MAX_FOLDS = 10_000;
  private static final Bytes NEWEST = Bytes.wrap(new byte[0]);

  private final AccessAt access;
  private final Map<KeyName, KeyFold> folds = new LinkedHashMap<>(16, 0.75f, true);

  // Kafka Streams calls init before anything else.
  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, KeyStateRecord> context;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<Bytes, KeyEventRecord> history;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<Bytes, KeyStateRecord> versions;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<Bytes, KeyEventRecord> newest;

  private @Nullable VerifiedKeyEvents proofs;

  private FoldKeyEvents(AccessAt access) {
    this.access = access;
  }

  static ProcessorSupplier<String, byte[], String, KeyStateRecord> withStores(
      AccessAt access, StoreBuilder<?>... stores) {
    // In this order, so that the description is always the same.
    var all = new LinkedHashSet<StoreBuilder<?>>(List.of(stores));
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, byte[], String, KeyStateRecord> get() {
        return new FoldKeyEvents(access);
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
    newest = opened.getStateStore(KeyStateTopology.NEWEST);
    folds.clear();
    proofs = null;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    switch (proofs().follow(record.value(), name -> fold(name).sequence())) {
      case FollowedKey.Known _ -> {}
      case FollowedKey.Ignored(var why) -> ignore(why);
      case FollowedKey.Proven(var event, _, _) -> {
        newest.put(NEWEST, event);
        apply(event, record);
      }
    }
  }

  private VerifiedKeyEvents proofs() {
    var place = place();
    var directory = access.at(place.topic(), place.partition(), place.offset());
    if (proofs == null) {
      proofs = new VerifiedKeyEvents(directory, place.partition(), latest());
    }
    return proofs;
  }

  /** What the newest event of the partition knew. */
  private Moment latest() {
    var event = newest.get(NEWEST);
    return event == null ? Moment.NONE : Moment.of(event);
  }

  private void apply(KeyEventRecord event, Record<String, byte[]> record) {
    var name = new KeyName(event.getKey());
    var before = fold(name);
    var after = before.apply(event);
    history.put(KeyRows.event(name.path(), event.getSequence()), event);
    for (var state : after.changedSince(before)) {
      versions.put(KeyRows.version(name.path(), state.getVersion()), state);
      context.forward(record.withKey(name + "/" + state.getVersion()).withValue(state));
    }
    remember(name, after);
  }

  private RecordMetadata place() {
    return context
        .recordMetadata()
        .orElseThrow(() -> new IllegalStateException("a record from nowhere"));
  }

  private void ignore(String why) {
    var place = place();
    log.atWarn()
        .addKeyValue("topic", place.topic())
        .addKeyValue("partition", place.partition())
        .addKeyValue("offset", place.offset())
        .addKeyValue("reason", why)
        .log("a key event proves nothing");
  }

  private KeyFold fold(KeyName name) {
    var known = folds.get(name);
    if (known != null) {
      return known;
    }
    var made = KeyPages.fold(history, name);
    if (made.sequence() > 0) {
      remember(name, made);
    }
    return made;
  }

  private void remember(KeyName name, KeyFold fold) {
    folds.put(name, fold);
    if (folds.size() > MAX_FOLDS) {
      folds.remove(folds.keySet().iterator().next());
    }
  }
}
