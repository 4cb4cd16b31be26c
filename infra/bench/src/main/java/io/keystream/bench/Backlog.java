package io.keystream.bench;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Requests of one partition that become visible to a group of workers at once, by one transaction:
 * while they are answered nobody makes requests or reads replies, so that broker and workers have
 * the processors to themselves.
 *
 * <p>Thread safety: for one thread.
 */
final class Backlog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LOOK_NANOS = 5_000_000;

  private final String bootstrapServers;
  private final Producer<String, byte[]> producer;
  private final Consumer<String, byte[]> audit;

  Backlog(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "bench-backlog",
                "batch.size",
                128 * 1024,
                "buffer.memory",
                256L * 1024 * 1024),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    this.audit = consumer("bench-audit");
    var topic = Topics.AUDIT_LOG.name();
    audit.assign(
        audit.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
  }

  /**
   * How it went.
   *
   * @param took from when they were visible until the group had committed the last
   * @param processorTime of the whole process in that time, for each
   */
  record Drained(int number, Duration took, Duration processorTime) {

    double perSecond() {
      return number / (took.toNanos() / 1e9);
    }
  }

  /**
   * Waits until a group of workers has answered all of these.
   *
   * @throws IllegalStateException if that takes too long, or not every one was allowed
   */
  Drained drain(List<ProducerRecord<String, byte[]>> requests, String group) {
    audit.seekToEnd(audit.assignment());
    audit.assignment().forEach(audit::position);
    try (var progress = consumer(group)) {
      var last = send(requests);
      var processorTime = ClosedLoop.processorTime();
      var startNanos = System.nanoTime();
      producer.commitTransaction();
      awaitCommitted(progress, new TopicPartition(last.topic(), last.partition()), last.offset());
      var took = Duration.ofNanos(System.nanoTime() - startNanos);
      var used = ClosedLoop.processorTime().minus(processorTime);
      checkAllowed(requests.size());
      return new Drained(requests.size(), took, used.dividedBy(requests.size()));
    }
  }

  /** The last one's place. */
  private RecordMetadata send(List<ProducerRecord<String, byte[]>> requests) {
    producer.beginTransaction();
    var sent = requests.stream().map(producer::send).toList();
    producer.flush();
    try {
      return sent.getLast().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the backlog cannot be sent", e);
    }
  }

  private static void awaitCommitted(
      Consumer<String, byte[]> progress, TopicPartition partition, long last) {
    var endNanos = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < endNanos) {
      var committed = progress.committed(Set.of(partition)).get(partition);
      if (committed != null && committed.offset() > last) {
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new IllegalStateException("not answered within " + LIMIT);
  }

  private void checkAllowed(int number) {
    var decisions = new HashMap<AuditDecision, Integer>();
    var endNanos = System.nanoTime() + LIMIT.toNanos();
    var seen = 0;
    while (seen < number && System.nanoTime() < endNanos) {
      for (var record : audit.poll(POLL)) {
        var decision = Topics.AUDIT_LOG.codec().decode(record.value()).getDecision();
        decisions.merge(decision, 1, Integer::sum);
        seen++;
      }
    }
    if (!decisions.equals(Map.of(AuditDecision.ALLOWED, number))) {
      throw new IllegalStateException("of " + number + " requests the audit log has " + decisions);
    }
  }

  private Consumer<String, byte[]> consumer(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            group,
            "enable.auto.commit",
            false,
            "isolation.level",
            "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    audit.close();
  }
}
