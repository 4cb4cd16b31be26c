package io.keystream.worker.kafka;

import io.keystream.follow.FollowClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes every Kafka client of one worker. Values are bytes: whoever reads them decodes them, so
 * that a corrupt one is named with its place, and wipes them.
 */
public final class KafkaClients implements FollowClients {

  /** After this an unfinished transaction of a dead worker no longer holds anybody up. */
  static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(10);

  private static final int MAX_RECORDS_IN_HAND = 2000;

  private final String bootstrapServers;
  private final String node;

  public KafkaClients(String bootstrapServers, String node) {
    this.bootstrapServers = bootstrapServers;
    this.node = node;
  }

  /** A member of a group that gets partitions assigned; commits only inside transactions. */
  public Consumer<String, byte[]> member(String group) {
    return ofGroup(group, group);
  }

  /** Sees what a group has committed, and never joins it. */
  Consumer<String, byte[]> outsider(String group) {
    return ofGroup(group, group + "-committed");
  }

  private Consumer<String, byte[]> ofGroup(String group, String purpose) {
    var settings = consumerSettings(purpose, "read_committed");
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS_IN_HAND);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<String, byte[]> reader(String purpose) {
    return new KafkaConsumer<>(
        consumerSettings(purpose, "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public Consumer<String, byte[]> observer(String purpose) {
    return new KafkaConsumer<>(
        consumerSettings(purpose, "read_uncommitted"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** A producer whose transactions fence every earlier producer of the same purpose and node. */
  public Producer<String, byte[]> transactional(String purpose) {
    var settings = commonSettings(purpose);
    settings.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, "keystream-crypto-worker-" + node + "-" + purpose);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION_LIMIT));
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    // A second request would overtake a first one that the broker holds back while the markers of
    // the last transaction are written, and be refused as out of order.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis(CALL_LIMIT));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT) / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** A producer without transactions, for records that stand alone. */
  public Producer<String, byte[]> plain(String purpose) {
    var settings = commonSettings(purpose);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // One request at a time, as soon as there is a record: what comes meanwhile goes together.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis(CALL_LIMIT));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT) / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> consumerSettings(String purpose, String isolation) {
    var settings = commonSettings(purpose);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT));
    return settings;
  }

  private Map<String, Object> commonSettings(String purpose) {
    var settings = new HashMap<String, Object>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, node + "-" + purpose);
    settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 5L);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000L);
    return settings;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
