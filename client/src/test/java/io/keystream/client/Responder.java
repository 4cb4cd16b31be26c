package io.keystream.client;

import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A service that answers every request of a topic as a test wants, and remembers what it saw. */
final class Responder<Q extends SpecificRecordBase> implements AutoCloseable {

  private final Topic<Q> requests;
  private final BiFunction<Q, Integer, List<ProducerRecord<String, byte[]>>> behavior;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Producer<String, byte[]> producer = Kafka.producer();
  private final Queue<ConsumerRecord<String, byte[]>> seen = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  Responder(Topic<Q> requests, Function<Q, List<ProducerRecord<String, byte[]>>> behavior) {
    this(requests, (request, _) -> behavior.apply(request));
  }

  /** Whose answers depend on the partition of the question, too. */
  Responder(
      Topic<Q> requests, BiFunction<Q, Integer, List<ProducerRecord<String, byte[]>>> behavior) {
    this.requests = requests;
    this.behavior = behavior;
    this.consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(Kafka.servers(), Kafka.PATIENCE),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(requests.name()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    this.thread = Thread.ofPlatform().name("responder").start(this::run);
  }

  static <R extends SpecificRecordBase> ProducerRecord<String, byte[]> reply(
      Topic<R> topic, ReplyAddress to, R reply) {
    return new ProducerRecord<>(
        topic.name(), to.getPartition(), to.getAddress(), topic.codec().encode(reply));
  }

  List<ConsumerRecord<String, byte[]>> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while stopping a responder", e);
    }
    producer.close();
  }

  private void run() {
    try (consumer) {
      while (true) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          seen.add(record);
          for (var reply :
              behavior.apply(requests.codec().decode(record.value()), record.partition())) {
            Kafka.put(producer, reply);
          }
        }
      }
    } catch (WakeupException _) {
      // The test is over.
    }
  }
}
