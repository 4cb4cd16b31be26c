package io.keystream.client;

import io.keystream.domain.caller.Principal;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads from the audit log what one principal did since a time, up to the end that the log has at
 * the call. Only what was committed, and only the partition that the principal's records stand in.
 */
public final class AuditHistory {

  private static final Duration POLL = Duration.ofMillis(200);

  private AuditHistory() {}

  /**
   * Hands over one record after the other, as they stand in the log.
   *
   * @param since by the clock of the services that decided
   * @throws NoAnswer if Kafka does not answer, or no record comes for as long as the timeout
   */
  public static void read(
      Bus bus, Principal principal, Instant since, Consumer<AuditRecord> taker) {
    try (var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            Topics.AUDIT_LOG.deserializer())) {
      var partitions = consumer.partitionsFor(Topics.AUDIT_LOG.name()).size();
      var partition =
          new TopicPartition(
              Topics.AUDIT_LOG.name(), Partitioning.partition(principal.name(), partitions));
      consumer.assign(List.of(partition));
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
      seek(consumer, partition, since, end);
      read(
          consumer,
          partition,
          end,
          bus.timeout(),
          record -> {
            if (record.getCaller().getPrincipal().equals(principal.name())
                && !record.getRecordedAt().isBefore(since)) {
              taker.accept(record);
            }
          });
    } catch (KafkaException e) {
      throw new NoAnswer.Disconnected(
          "Cannot read %s at %s: %s"
              .formatted(Topics.AUDIT_LOG, bus.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  private static void seek(
      KafkaConsumer<String, AuditRecord> consumer,
      TopicPartition partition,
      Instant since,
      long end) {
    var found = consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli())).get(partition);
    consumer.seek(partition, found == null ? end : Math.min(found.offset(), end));
  }

  private static void read(
      KafkaConsumer<String, AuditRecord> consumer,
      TopicPartition partition,
      long end,
      Duration timeout,
      Consumer<AuditRecord> taker) {
    var progress = System.nanoTime();
    while (consumer.position(partition) < end) {
      var records = consumer.poll(POLL);
      for (var record : records) {
        if (record.offset() < end) {
          taker.accept(record.value());
        }
      }
      if (!records.isEmpty()) {
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > timeout.toNanos()) {
        throw new NoAnswer.TimedOut(
            "audit", "%s brought nothing for %d s".formatted(partition, timeout.toSeconds()), null);
      }
    }
  }
}
