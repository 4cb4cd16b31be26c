package io.keystream.client;

import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AlertRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the alerts that are on their topic at the time of asking, and no further. */
final class Alerts {

  private static final Duration POLL = Duration.ofMillis(200);

  private Alerts() {}

  /**
   * The newest alerts, oldest first.
   *
   * @throws NoAnswer.TimedOut if the topic is not read to its end within the configured timeout
   */
  static List<Alert> read(Bus bus, Instant since, int limit) {
    try (var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            Topics.ALERTS.deserializer())) {
      return newest(consumer, bus.timeout(), since, limit);
    } catch (KafkaException e) {
      throw new NoAnswer.Disconnected(
          "Cannot read %s at %s: %s"
              .formatted(Topics.ALERTS, bus.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  private static List<Alert> newest(
      Consumer<String, AlertRecord> consumer, Duration timeout, Instant since, int limit) {
    var partitions =
        consumer.partitionsFor(Topics.ALERTS.name()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    var ends = consumer.endOffsets(partitions);
    seek(consumer, partitions, since);
    var newest = new PriorityQueue<>(Comparator.comparing(Alert::raisedAt));
    var end = System.nanoTime() + timeout.toNanos();
    while (!isAtEnd(consumer, ends)) {
      if (System.nanoTime() - end > 0) {
        throw new NoAnswer.TimedOut(
            "alerts",
            "%s was not read to its end within %d s".formatted(Topics.ALERTS, timeout.toSeconds()),
            null);
      }
      for (var record : consumer.poll(POLL)) {
        newest.add(alert(record.value()));
        if (newest.size() > limit) {
          newest.poll();
        }
      }
    }
    var alerts = new ArrayList<>(newest);
    alerts.sort(Comparator.comparing(Alert::raisedAt));
    return List.copyOf(alerts);
  }

  private static void seek(
      Consumer<String, AlertRecord> consumer, List<TopicPartition> partitions, Instant since) {
    var times = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
    consumer
        .offsetsForTimes(times)
        .forEach((partition, found) -> {
          // Nothing since: Kafka answers with no offset.
          if (found == null) {
            consumer.seekToEnd(List.of(partition));
          } else {
            consumer.seek(partition, found.offset());
          }
        });
  }

  private static boolean isAtEnd(
      Consumer<String, AlertRecord> consumer, Map<TopicPartition, Long> ends) {
    return ends.keySet().stream()
        .allMatch(p -> consumer.position(p) >= Objects.requireNonNull(ends.get(p)));
  }

  private static Alert alert(AlertRecord record) {
    return new Alert(
        record.getAlertId(),
        record.getDetection(),
        record.getSeverity().name(),
        CallerMapping.toCaller(record.getCaller()),
        record.getKey(),
        record.getOperation(),
        record.getObservedAt(),
        record.getRaisedAt(),
        record.getRecordId(),
        record.getMessage(),
        record.getResource());
  }
}
