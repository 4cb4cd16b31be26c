package io.keystream.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The limit that Kafka sets: a caller, and a loop that answers each request with a reply and an
 * audit record of the usual sizes in one transaction, and does nothing else.
 */
final class BareBus implements AutoCloseable {

  static final String REQUESTS = "bench.requests";
  static final String REPLIES = "bench.replies";
  static final String AUDIT = "bench.audit";
  private static final int PARTITIONS = 3;
  private static final int REQUEST_BYTES = 220;

  private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final KafkaProducer<String, byte[]> caller;
  private final KafkaConsumer<String, byte[]> replies;
  private final BareWorker worker;
  private final Thread reader;
  private volatile boolean running = true;

  private BareBus(String bootstrapServers) {
    this.caller =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.replies =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(REPLIES, p)).toList();
    replies.assign(partitions);
    replies.seekToEnd(partitions);
    partitions.forEach(replies::position);
    this.worker = BareWorker.start(bootstrapServers);
    this.reader = Thread.ofPlatform().name("bare-replies").start(this::read);
  }

  static BareBus open(String bootstrapServers) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var topics =
          List.of(REQUESTS, REPLIES, AUDIT).stream()
              .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot make the topics of the bare loop", e);
    }
    return new BareBus(bootstrapServers);
  }

  CompletableFuture<Boolean> request() {
    var id = Long.toString(ids.incrementAndGet());
    var answer = new CompletableFuture<Boolean>();
    waiting.put(id, answer);
    var value = new byte[REQUEST_BYTES];
    ThreadLocalRandom.current().nextBytes(value);
    var idBytes = id.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(idBytes, 0, value, 0, idBytes.length);
    value[idBytes.length] = 0;
    var _ = caller.send(new ProducerRecord<>(REQUESTS, id, value));
    return answer;
  }

  private void read() {
    while (running) {
      for (var record : replies.poll(Duration.ofMillis(100))) {
        var answer = waiting.remove(record.key());
        if (answer != null) {
          answer.completeAsync(() -> true);
        }
      }
    }
  }

  @Override
  public void close() {
    worker.close();
    running = false;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    replies.close();
    caller.close();
  }
}
