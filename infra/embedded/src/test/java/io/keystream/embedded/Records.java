package io.keystream.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes texts in transactions and reads what was committed, in the first partition of a topic. */
record Records(String bootstrapServers, String topic) {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  void createTopic(int replicas) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) replicas)))
          .all()
          .get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  void commit(String... texts) {
    try (var producer = producer()) {
      producer.beginTransaction();
      for (var text : texts) {
        // commitTransaction reports a send that failed.
        var _ = producer.send(new ProducerRecord<>(topic, text));
      }
      producer.commitTransaction();
    }
  }

  void abort(String... texts) throws ExecutionException, InterruptedException {
    try (var producer = producer()) {
      producer.beginTransaction();
      for (var text : texts) {
        producer.send(new ProducerRecord<>(topic, text)).get();
      }
      producer.abortTransaction();
    }
  }

  List<String> committed() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var end = consumer.endOffsets(List.of(partition), MAX_WAIT).getOrDefault(partition, 0L);
      var texts = new ArrayList<String>();
      while (consumer.position(partition, MAX_WAIT) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> texts.add(record.value()));
      }
      return texts;
    }
  }

  static String[] numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toArray(String[]::new);
  }

  private KafkaProducer<String, String> producer() {
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "writer-of-" + topic,
                "max.block.ms",
                (int) MAX_WAIT.toMillis()),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }
}
