package io.keystream.streams;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Keeps the newest value of each key, and stops at the value {@code poison}. */
final class KeepValues implements ProcessorSupplier<String, String, Void, Void> {

  static final String STORE = "values";

  static Topology topology(String topic, Progress progress) {
    return new Topology()
        .addSource("source", new StringDeserializer(), new StringDeserializer(), topic)
        .addProcessor("keep", progress.reported(topic, new KeepValues()), "source");
  }

  static Optional<String> value(StreamsJob job, String topic, int partition, String key) {
    return job.<String, String, Optional<String>>read(
        STORE, topic, stores -> Optional.ofNullable(stores.get(partition).store().get(key)));
  }

  @Override
  public Processor<String, String, Void, Void> get() {
    return new Processor<>() {
      private @Nullable KeyValueStore<String, String> store;

      @Override
      public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(STORE);
      }

      @Override
      public void process(Record<String, String> record) {
        if (record.value().equals("poison")) {
          throw new IllegalStateException("poison");
        }
        Objects.requireNonNull(store).put(record.key(), record.value());
      }
    };
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String()));
  }
}
