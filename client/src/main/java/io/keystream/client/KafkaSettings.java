package io.keystream.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the client's producer and consumers are set, and why. */
final class KafkaSettings {

  private static final int BATCH_BYTES = 128 * 1024;

  private KafkaSettings() {}

  /**
   * Batches form by themselves: one produce request is under way at a time and everything that
   * comes meanwhile leaves with the next, so an idle client does not linger and a busy one batches.
   */
  static Map<String, Object> producer(String bootstrapServers, Duration timeout) {
    var settings = new HashMap<>(common(bootstrapServers));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    var limit = Math.toIntExact(timeout.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limit);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(limit, 10_000));
    return Map.copyOf(settings);
  }

  /** Reads only what was committed, from partitions assigned by hand, and joins no group. */
  static Map<String, Object> consumer(String bootstrapServers, Duration timeout) {
    var settings = new HashMap<>(common(bootstrapServers));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
    settings.put(
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        Math.toIntExact(Math.min(timeout.toMillis(), 10_000)));
    return Map.copyOf(settings);
  }

  private static Map<String, Object> common(String bootstrapServers) {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        500,
        CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG,
        false);
  }
}
