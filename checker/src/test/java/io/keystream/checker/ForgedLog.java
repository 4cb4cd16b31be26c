package io.keystream.checker;

import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topic;
import io.keystream.schemas.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A log in memory, three partitions a topic, on which a test writes whatever it wants. */
final class ForgedLog implements Log {

  static final int PARTITIONS = 3;

  private final Map<String, List<Written>> written = new HashMap<>();
  private final Map<String, Long> begins = new HashMap<>();
  private final Map<String, Long> passed = new HashMap<>();
  private final Map<String, Long> decided = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final Map<String, Runnable> beforeReading = new HashMap<>();

  private record Written(
      long offset,
      Instant timestamp,
      @Nullable String key,
      @Nullable SpecificRecordBase value,
      boolean readable) {}

  /** Where Kafka's default partitioner puts the record. */
  <V extends SpecificRecordBase> Location append(
      Topic<V> topic, String key, @Nullable V value, Instant timestamp) {
    return append(topic, Partitioning.partition(key, PARTITIONS), key, value, timestamp);
  }

  <V extends SpecificRecordBase> Location append(
      Topic<V> topic, int partition, String key, @Nullable V value, Instant timestamp) {
    return add(topic, partition, key, value, timestamp, true);
  }

  Location appendGarbage(Topic<?> topic, int partition) {
    return add(topic, partition, "garbage", null, Instant.EPOCH, false);
  }

  private Location add(
      Topic<?> topic,
      int partition,
      String key,
      @Nullable SpecificRecordBase value,
      Instant timestamp,
      boolean readable) {
    var records = written.computeIfAbsent(topic.name() + partition, _ -> new ArrayList<>());
    var offset = begins.getOrDefault(topic.name() + partition, 0L) + records.size();
    records.add(new Written(offset, timestamp, key, value, readable));
    return new Location(topic.name(), partition, offset);
  }

  /** Deletes what is on the partition, as retention does. */
  void delete(Topic<?> topic, int partition) {
    var records = written.getOrDefault(topic.name() + partition, List.of());
    begins.merge(topic.name() + partition, (long) records.size(), Long::sum);
    written.remove(topic.name() + partition);
  }

  void remove(Topic<?> topic) {
    missing.add(topic.name());
  }

  /** The group has passed what is on the topic. */
  void pass(String group, Topic<?> topic) {
    for (var partition = 0; partition < PARTITIONS; partition++) {
      passed.put(group + topic.name() + partition, end(topic, partition));
    }
  }

  /** What is appended from here on lies behind the line that a check draws. */
  void drawLine(Topic<?> topic) {
    for (var partition = 0; partition < PARTITIONS; partition++) {
      decided.put(topic.name() + partition, end(topic, partition));
    }
  }

  /** Does something else at the moment when the check begins to read the topic. */
  void whenReading(Topic<?> topic, Runnable action) {
    beforeReading.put(topic.name(), action);
  }

  private long end(Topic<?> topic, int partition) {
    var records = written.getOrDefault(topic.name() + partition, List.of());
    return begins.getOrDefault(topic.name() + partition, 0L) + records.size();
  }

  @Override
  public int partitions(Topic<?> topic) {
    return missing.contains(topic.name()) ? 0 : PARTITIONS;
  }

  @Override
  public Map<Integer, Long> begins(Topic<?> topic) {
    var offsets = new HashMap<Integer, Long>();
    for (var partition = 0; partition < partitions(topic); partition++) {
      offsets.put(partition, begins.getOrDefault(topic.name() + partition, 0L));
    }
    return offsets;
  }

  @Override
  public Map<Integer, Long> decided(Topic<?> topic) {
    var ends = new HashMap<Integer, Long>();
    for (var partition = 0; partition < partitions(topic); partition++) {
      var end = end(topic, partition);
      ends.put(partition, decided.getOrDefault(topic.name() + partition, end));
    }
    return ends;
  }

  @Override
  public Map<Integer, Long> passed(String group, Topic<?> topic) {
    var offsets = new HashMap<Integer, Long>();
    for (var partition = 0; partition < PARTITIONS; partition++) {
      var offset = passed.get(group + topic.name() + partition);
      if (offset != null) {
        offsets.put(partition, offset);
      }
    }
    return offsets;
  }

  @Override
  public <V extends SpecificRecordBase> Horizon read(
      Topic<V> topic, int partition, Visitor<V> visitor) {
    var action = beforeReading.remove(topic.name());
    if (action != null) {
      action.run();
    }
    var records = List.copyOf(written.getOrDefault(topic.name() + partition, List.of()));
    for (var record : records) {
      show(topic, partition, record, visitor);
    }
    return new Horizon(
        begins.getOrDefault(topic.name() + partition, 0L),
        records.isEmpty() ? Instant.MAX : records.getFirst().timestamp());
  }

  private static <V extends SpecificRecordBase> void show(
      Topic<V> topic, int partition, Written record, Visitor<V> visitor) {
    var at = new Location(topic.name(), partition, record.offset());
    try {
      var serializer = topic.serializer();
      @SuppressWarnings("unchecked") // append took the topic's own record
      var value = (V) record.value();
      var bytes =
          record.readable() ? serializer.serialize(topic.name(), value) : new byte[] {1, 2, 3};
      var read = bytes == null ? null : topic.codec().decode(bytes);
      visitor.record(new Entry<>(at, record.timestamp(), record.key(), read));
    } catch (UnreadableRecord e) {
      visitor.unreadable(at, e);
    }
  }
}
