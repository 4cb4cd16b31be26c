package io.keystream.streams;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka's settings of a job, each with its reason. */
final class StreamsProperties {

  /** An instance that vanished keeps its partitions this long; a restarted one has them at once. */
  private static final Duration SESSION = Duration.ofSeconds(15);

  private static final Duration MAX_POLL = Duration.ofMillis(10);

  private StreamsProperties() {}

  static Properties of(JobSettings job, Copies copies, Progress progress, Trouble trouble) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, job.name());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, job.bootstrapServers());
    properties.put(StreamsConfig.CLIENT_ID_CONFIG, job.name() + "-" + job.node());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, job.stateDirectory().toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, job.commitInterval().toMillis());
    // A thread that blocks in poll does not look at the commit interval: this bounds it.
    properties.put(
        StreamsConfig.POLL_MS_CONFIG,
        Math.min(job.commitInterval().toMillis(), MAX_POLL.toMillis()));
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) copies.replication());
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(copies.minInSync()));
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);

    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, StopAtRecord.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, StopAtRecord.class);
    // Kafka 5 has it always on, so its constant is deprecated and its absence a warning.
    properties.put("processing.exception.handler.global.enabled", true);
    properties.put(StopAtRecord.TROUBLE, trouble);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        List.of(ReportProgress.class));
    properties.put(StreamsConfig.mainConsumerPrefix(ReportProgress.PROGRESS), progress);

    properties.put(
        StreamsConfig.mainConsumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG), job.node());
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) SESSION.toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // A transaction that follows another meets CONCURRENT_TRANSACTIONS for a moment.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }
}
