package io.keystream.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One short life of a broker and its clients, at the end of a build: the JVM watches it and writes
 * the classes it saw, linked, into the file from which later starts are quick.
 */
final class TrainingRun {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final String TOPIC = "training";

  private TrainingRun() {}

  /** The argument is an empty directory. */
  public static void main(String[] arguments) throws Exception {
    try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]))) {
      createTopic(kafka.bootstrapServers());
      write(kafka.bootstrapServers());
      read(kafka.bootstrapServers());
    }
  }

  private static void createTopic(String bootstrapServers) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void write(String bootstrapServers) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "transactional.id", "training"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      // commitTransaction reports a send that failed.
      var _ = producer.send(new ProducerRecord<>(TOPIC, "text"));
      producer.commitTransaction();
    }
  }

  private static void read(String bootstrapServers) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "training",
                "group.protocol", "consumer",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(Set.of(TOPIC));
      var deadline = System.nanoTime() + MAX_WAIT.toNanos();
      while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
        if (System.nanoTime() - deadline > 0) {
          throw new IllegalStateException("nothing to read after " + MAX_WAIT);
        }
      }
      consumer.commitSync();
    }
  }
}
