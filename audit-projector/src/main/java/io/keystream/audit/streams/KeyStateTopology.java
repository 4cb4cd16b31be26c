package io.keystream.audit.streams;

import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.streams.Progress;
import io.keystream.streams.access.AccessAt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps the state of every key version beside the key events it follows from.
 *
 * <p>Reads key events, keeps those that prove themselves by key ({@code key-history}) with the
 * newest state of each version ({@code key-versions}) and the newest event of each partition
 * ({@code newest-key-event}), and writes every changed version to the key state topic, under {@code
 * name/version} in the partition of the key. What makes a repeat harmless: an event whose number is
 * in the history already changes nothing.
 */
public final class KeyStateTopology {

  public static final String HISTORY = "key-history";
  public static final String VERSIONS = "key-versions";
  static final String NEWEST = "newest-key-event";

  private final Topic<KeyEventRecord> events;
  private final Topic<KeyStateRecord> states;
  private final AccessAt access;
  private final Progress progress;

  /**
   * Wires it.
   *
   * @param access by which events prove themselves
   */
  public KeyStateTopology(
      Topic<KeyEventRecord> events,
      Topic<KeyStateRecord> states,
      AccessAt access,
      Progress progress) {
    this.events = events;
    this.states = states;
    this.access = access;
    this.progress = progress;
  }

  public Topology topology() {
    return new Topology()
        .addSource(
            "key-events", new StringDeserializer(), new ByteArrayDeserializer(), events.name())
        .addProcessor(
            "fold-key-events",
            progress.reportedAndCommitted(
                events.name(), FoldKeyEvents.withStores(access, history(), versions(), newest())),
            "key-events")
        .addSink(
            "key-state",
            states.name(),
            new StringSerializer(),
            states.serializer(),
            byKey(),
            "fold-key-events");
  }

  private StoreBuilder<KeyValueStore<Bytes, KeyEventRecord>> history() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(HISTORY), Serdes.Bytes(), events.serde());
  }

  private StoreBuilder<KeyValueStore<Bytes, KeyEventRecord>> newest() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NEWEST), Serdes.Bytes(), events.serde());
  }

  private StoreBuilder<KeyValueStore<Bytes, KeyStateRecord>> versions() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(VERSIONS), Serdes.Bytes(), states.serde());
  }

  /** Where the default partitioner puts the key's events: murmur2 of the name. */
  private static StreamPartitioner<String, KeyStateRecord> byKey() {
    return (_, _, state, partitions) -> {
      var name = state.getKey().getBytes(StandardCharsets.UTF_8);
      return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(name)) % partitions));
    };
  }
}
