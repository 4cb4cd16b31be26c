package io.keystream.schemas;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A topic: its name, what its records are, and how long they are kept. Record keys are strings.
 *
 * @param <V> the record
 */
public record Topic<V extends SpecificRecordBase>(
    String name, Codec<V> codec, Lanes lanes, Kept kept) {

  /** Which of the configured numbers of partitions the topic has. */
  public enum Lanes {
    /** Commands and what follows them partition by partition. */
    KEYS,
    /** Requests and what follows them. */
    REQUESTS,
    /** One partition, whatever is configured: what has to stand in one order. */
    ONE
  }

  /** How long records stay. */
  public sealed interface Kept {
    record ForEver() implements Kept {}

    record For(Duration time) implements Kept {}

    /**
     * The newest record of each key stays. What was superseded, or deleted by a tombstone, is gone
     * from the brokers' files within a day of the partition's next record.
     */
    record Newest() implements Kept {}
  }

  /** What every broker allows unless told otherwise; more than the largest record and its frame. */
  private static final int MAX_BATCH_BYTES = 1_048_588;

  private static final Duration SUPERSEDED_FOR_AT_MOST = Duration.ofDays(1);

  /** The topic's settings as Kafka names them, without those that depend on the cluster. */
  public Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_BATCH_BYTES));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    switch (kept) {
      case Kept.ForEver _ -> {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        anyTime(settings);
      }
      case Kept.For(var time) -> {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(time));
        settings.put(TopicConfig.SEGMENT_MS_CONFIG, millis(time));
      }
      case Kept.Newest _ -> {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(SUPERSEDED_FOR_AT_MOST));
        anyTime(settings);
      }
    }
    return Collections.unmodifiableMap(settings);
  }

  /** A service whose clock is wrong must still be able to record what it does, as it says it. */
  private static void anyTime(Map<String, String> settings) {
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  public Serializer<V> serializer() {
    // A tombstone is a null value; Kafka's serializers pass it on.
    return (_, record) -> record == null ? null : codec.encode(record);
  }

  public Deserializer<V> deserializer() {
    return (_, bytes) -> bytes == null ? null : codec.decode(bytes);
  }

  public Serde<V> serde() {
    return Serdes.serdeFrom(serializer(), deserializer());
  }

  @Override
  public String toString() {
    return name;
  }
}
