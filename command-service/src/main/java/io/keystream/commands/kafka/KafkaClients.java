package io.keystream.commands.kafka;

import io.keystream.follow.FollowClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
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
 * Makes every Kafka client of one command-service. Values are bytes: whoever reads them decodes
 * them, so that unreadable ones are named with their place.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class KafkaClients implements FollowClients {

  /** The group that shares out the partitions of the commands. */
  static final String GROUP = "keystream-command-service";

  /** No call to Kafka waits longer. */
  static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private static final int MAX_COMMANDS_IN_HAND = 500;
  private static final int MAX_REPLAYED_IN_HAND = 5_000;
  private static final int MAX_AHEAD_MILLIS = 5;

  private final String bootstrapServers;
  private final String node;
  private final AtomicInteger made = new AtomicInteger();

  public KafkaClients(String bootstrapServers, String node) {
    this.bootstrapServers = bootstrapServers;
    this.node = node;
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** A member of the group; commits offsets only inside transactions. */
  Consumer<String, byte[]> member() {
    var settings = consumer("commands");
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_COMMANDS_IN_HAND);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads partitions of its own choice, and is polled only where there is more to come. */
  Consumer<String, byte[]> reader() {
    var settings = consumer("replay");
    // What it asked for ahead, behind the end of what was wanted, holds up what is wanted next.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MAX_AHEAD_MILLIS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_REPLAYED_IN_HAND);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The one producer whose transactions count for a partition: it fences every earlier one.
   *
   * @param kind the name of the partition's kind
   */
  Producer<String, byte[]> owner(String kind, int partition) {
    var settings = producer(kind + "-" + partition);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, kind + "-" + partition);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(CALL_LIMIT));
    // A commit flushes, so this costs no time and makes full batches.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Sends commands like any other caller. */
  Producer<String, byte[]> sender() {
    return plain("automations");
  }

  @Override
  public Consumer<String, byte[]> reader(String purpose) {
    return new KafkaConsumer<>(
        consumer(purpose), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<String, byte[]> observer(String purpose) {
    var settings = consumer(purpose);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** A producer without transactions, for records that stand alone. */
  public Producer<String, byte[]> plain(String purpose) {
    var settings = producer(purpose);
    // As soon as there is a record: what comes while it is on its way goes together.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  Admin admin() {
    var settings = common("admin");
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT));
    return Admin.create(settings);
  }

  private Map<String, Object> consumer(String purpose) {
    var settings = common(purpose);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT));
    return settings;
  }

  private Map<String, Object> producer(String purpose) {
    var settings = common(purpose);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    // A second batch that overtakes a first one is rejected; where it is not, the first one is.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_LIMIT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT) / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(CALL_LIMIT));
    return settings;
  }

  private Map<String, Object> common(String purpose) {
    var settings = new HashMap<String, Object>();
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(
        CommonClientConfigs.CLIENT_ID_CONFIG,
        "command-service-%s-%s-%d".formatted(node, purpose, made.incrementAndGet()));
    settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 5L);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50L);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    return settings;
  }

  private static int millis(Duration time) {
    return Math.toIntExact(time.toMillis());
  }
}
