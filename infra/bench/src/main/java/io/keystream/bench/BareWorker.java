package io.keystream.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Answers every request with bytes that cost nothing: poll, send, commit, in one transaction. */
final class BareWorker implements AutoCloseable {

  private static final byte[] REPLY = new byte[130];
  private static final byte[] AUDIT = new byte[320];

  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread thread;
  private volatile boolean running = true;

  private BareWorker(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "bare-worker",
                "group.protocol", "consumer",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "max.poll.records", "2000"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "transactional.id", "bare-worker",
                "linger.ms", "5",
                "batch.size", "131072",
                "retry.backoff.ms", "5"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.thread = Thread.ofPlatform().name("bare-worker").unstarted(this::work);
  }

  static BareWorker start(String bootstrapServers) {
    var worker = new BareWorker(bootstrapServers);
    worker.producer.initTransactions();
    worker.consumer.subscribe(List.of(BareBus.REQUESTS));
    worker.thread.start();
    return worker;
  }

  private void work() {
    while (running) {
      var records = consumer.poll(Duration.ofMillis(100));
      if (!records.isEmpty()) {
        answer(records);
      }
    }
  }

  private void answer(ConsumerRecords<String, byte[]> records) {
    producer.beginTransaction();
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var record : records) {
      var _ = producer.send(new ProducerRecord<>(BareBus.REPLIES, record.key(), REPLY));
      var _ = producer.send(new ProducerRecord<>(BareBus.AUDIT, record.key(), AUDIT));
      offsets.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
    }
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
    producer.close();
  }
}
