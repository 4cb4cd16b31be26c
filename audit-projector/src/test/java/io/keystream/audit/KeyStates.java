package io.keystream.audit;

import static org.awaitility.Awaitility.await;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyStateRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows the key state topic as another service does: committed records only. */
final class KeyStates implements AutoCloseable {

  private final KafkaConsumer<String, KeyStateRecord> consumer;
  private final Map<String, Long> sequences = new HashMap<>();

  private KeyStates(KafkaConsumer<String, KeyStateRecord> consumer) {
    this.consumer = consumer;
  }

  static KeyStates follow(String bootstrapServers) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            Topics.KEY_STATE.deserializer());
    var partitions =
        consumer.partitionsFor(Topics.KEY_STATE.name()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new KeyStates(consumer);
  }

  /** Waits until a version of the key was changed by the event of that number. */
  void awaitSequence(String key, long sequence) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> {
          for (var record : consumer.poll(Duration.ofMillis(100))) {
            var state = record.value();
            sequences.merge(state.getKey(), state.getSequence(), Math::max);
          }
          return sequences.getOrDefault(key, 0L) >= sequence;
        });
  }

  @Override
  public void close() {
    consumer.close();
  }
}
