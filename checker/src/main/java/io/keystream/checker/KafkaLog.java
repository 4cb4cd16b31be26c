package io.keystream.checker;

import io.keystream.schemas.Topic;
import io.keystream.schemas.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A log on Kafka brokers. */
final class KafkaLog implements Log, AutoCloseable {

  private static final Duration MAX_ANSWER = Duration.ofSeconds(60);

  /** The longest a transaction can stay open on a broker with its usual limit, and some more. */
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(16);

  private final Admin admin;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Integer> partitions = new HashMap<>();

  KafkaLog(String bootstrapServers) {
    this.admin =
        Admin.create(
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers));
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000,
                // The fetch that waits at the end of one partition holds up the first of the next.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                10),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  @Override
  public int partitions(Topic<?> topic) {
    return partitions.computeIfAbsent(topic.name(), this::describe);
  }

  private int describe(String topic) {
    try {
      return answer(admin.describeTopics(List.of(topic)).allTopicNames())
          .values()
          .iterator()
          .next()
          .partitions()
          .size();
    } catch (UnknownTopicOrPartitionException _) {
      return 0;
    }
  }

  @Override
  public Map<Integer, Long> begins(Topic<?> topic) {
    return offsets(topic, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
  }

  @Override
  public Map<Integer, Long> decided(Topic<?> topic) {
    return offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
  }

  private Map<Integer, Long> offsets(Topic<?> topic, OffsetSpec which, IsolationLevel isolation) {
    var asked =
        IntStream.range(0, partitions(topic))
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic.name(), p), _ -> which));
    var offsets = new HashMap<Integer, Long>();
    answer(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  @Override
  public Map<Integer, Long> passed(String group, Topic<?> topic) {
    var passed = new HashMap<Integer, Long>();
    try {
      answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach((partition, offset) -> {
            if (partition.topic().equals(topic.name()) && offset != null) {
              passed.put(partition.partition(), offset.offset());
            }
          });
    } catch (GroupIdNotFoundException _) {
      return Map.of();
    }
    return passed;
  }

  @Override
  public <V extends SpecificRecordBase> Horizon read(
      Topic<V> topic, int partition, Visitor<V> visitor) {
    var reading = new Reading<>(topic, new TopicPartition(topic.name(), partition), visitor);
    reading.to(end(topic, partition));
    if (topic.kept() instanceof Topic.Kept.Newest) {
      // A record that compaction removed while we read has a newer one behind the first end.
      reading.to(end(topic, partition));
    }
    return reading.horizon();
  }

  private long end(Topic<?> topic, int partition) {
    return offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED)
        .getOrDefault(partition, 0L);
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(MAX_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException cause) {
        throw cause;
      }
      throw new CheckNotFinished("Kafka failed", e.getCause());
    } catch (TimeoutException e) {
      throw new CheckNotFinished("Kafka did not answer within " + MAX_ANSWER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckNotFinished("interrupted", e);
    }
  }

  /** One partition, from its first record on. */
  private final class Reading<V extends SpecificRecordBase> {

    private final Topic<V> topic;
    private final TopicPartition partition;
    private final Visitor<V> visitor;
    private long begin;
    private Instant first = Instant.MAX;

    Reading(Topic<V> topic, TopicPartition partition, Visitor<V> visitor) {
      this.topic = topic;
      this.partition = partition;
      this.visitor = visitor;
      consumer.assign(List.of(partition));
      fromTheBeginning();
    }

    private void fromTheBeginning() {
      consumer.seekToBeginning(List.of(partition));
      begin = consumer.position(partition, MAX_ANSWER);
      first = Instant.MAX;
    }

    void to(long end) {
      var progressAt = System.nanoTime();
      var position = consumer.position(partition, MAX_ANSWER);
      while (position < end) {
        try {
          consumer.poll(Duration.ofMillis(500)).forEach(this::show);
        } catch (OffsetOutOfRangeException _) {
          // Retention overtook us: what we saw is gone, and what we missed too.
          fromTheBeginning();
        }
        var next = consumer.position(partition, MAX_ANSWER);
        if (next != position) {
          position = next;
          progressAt = System.nanoTime();
        } else if (System.nanoTime() - progressAt > MAX_STANDSTILL.toNanos()) {
          throw new CheckNotFinished(
              "%s stands at offset %d of %d for %s: a transaction stays open, or the broker is gone"
                  .formatted(partition, position, end, MAX_STANDSTILL),
              null);
        }
      }
    }

    private void show(ConsumerRecord<String, byte[]> record) {
      var at = new Location(record.topic(), record.partition(), record.offset());
      var timestamp = Instant.ofEpochMilli(record.timestamp());
      if (first.equals(Instant.MAX)) {
        first = timestamp;
      }
      try {
        var bytes = record.value();
        var value = bytes == null ? null : topic.codec().decode(bytes);
        visitor.record(new Entry<>(at, timestamp, record.key(), value));
      } catch (UnreadableRecord e) {
        visitor.unreadable(at, e);
      }
    }

    Horizon horizon() {
      return new Horizon(begin, first);
    }
  }
}
