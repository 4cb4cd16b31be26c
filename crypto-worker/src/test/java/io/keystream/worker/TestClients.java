package io.keystream.worker;

import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plain Kafka clients of tests, and the topics they talk through. */
final class TestClients {
  /** A dead worker is missed after six seconds, the least that the broker allows. */
  private static final List<AlterConfigOp> SHORT_SESSION =
      List.of(
          new AlterConfigOp(
              new ConfigEntry("consumer.session.timeout.ms", "6000"), AlterConfigOp.OpType.SET));

  private TestClients() {}

  static void prepareTopics(String bootstrapServers) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
      admin
          .incrementalAlterConfigs(
              Map.of(
                  group("crypto-worker"),
                  SHORT_SESSION,
                  group("crypto-worker-keys"),
                  SHORT_SESSION))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  private static ConfigResource group(String name) {
    return new ConfigResource(ConfigResource.Type.GROUP, name);
  }

  static Consumer<String, byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  static Producer<String, byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        settings(bootstrapServers), new StringSerializer(), new ByteArraySerializer());
  }

  static Producer<String, byte[]> transactional(String bootstrapServers, String id) {
    var settings = settings(bootstrapServers);
    settings.put("transactional.id", id);
    var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("linger.ms", 0);
    settings.put("retry.backoff.ms", 5L);
    return settings;
  }
}
