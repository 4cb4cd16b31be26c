package io.keystream.client;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.Topic;
import io.keystream.schemas.TopicSetup;
import io.keystream.testkit.SharedKafka;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The shared broker with the platform's topics. */
final class Kafka {

  static final Caller CALLER =
      new Caller(
          new Principal("svc-cards"), new Application("till"), new User.Asserted("m.keller"));

  /** No test takes longer unless something is broken. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SERVERS = withTopics();
  private static final Credential CREDENTIAL =
      WorkerStandIn.credential("svc-cards", SignatureScheme.ED25519);

  /** Whose key is published for everybody. */
  static final WorkerStandIn WORKER = new WorkerStandIn("local").published();

  private Kafka() {}

  static String servers() {
    return SERVERS;
  }

  static Bus bus() {
    return Bus.at(SERVERS).withTimeout(PATIENCE);
  }

  static ClientConfiguration configuration() {
    return new ClientConfiguration(bus(), CALLER, CREDENTIAL, WORKER.trust());
  }

  static Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        KafkaSettings.producer(SERVERS, PATIENCE),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  static <V extends SpecificRecordBase> void put(
      Producer<String, byte[]> producer,
      Topic<V> topic,
      @Nullable Integer partition,
      String key,
      V value) {
    put(producer, new ProducerRecord<>(topic.name(), partition, key, topic.codec().encode(value)));
  }

  static void put(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not take a record", e);
    }
  }

  private static String withTopics() {
    var servers = SharedKafka.bootstrapServers();
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
    return servers;
  }
}
