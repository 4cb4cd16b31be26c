package io.keystream.schemas;

import java.time.Duration;
import java.util.Map;
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
    REQUESTS
  }

  /** How long records stay. */
  public sealed interface Kept {
    record ForEver() implements Kept {}

    record For(Duration time) implements Kept {}

    /** The newest record of each key stays. */
    record Newest() implements Kept {}
  }

  /** The topic's settings as Kafka names them, without those that depend on the cluster. */
  public Map<String, String> settings() {
    return switch (kept) {
      case Kept.ForEver _ ->
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG, "-1",
              TopicConfig.RETENTION_BYTES_CONFIG, "-1");
      case Kept.For(var time) ->
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()),
              TopicConfig.SEGMENT_MS_CONFIG, Long.toString(time.toMillis()));
      case Kept.Newest _ ->
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    };
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
