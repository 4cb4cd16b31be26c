package io.keystream.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells {@link Progress} what the job's consumer hands over; Kafka makes it by its class. */
public final class ReportProgress implements ConsumerInterceptor<byte[], byte[]> {

  static final String PROGRESS = "keystream.progress";

  private @Nullable Progress progress;

  @Override
  public void configure(Map<String, ?> configs) {
    progress = (Progress) configs.get(PROGRESS);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    if (progress != null) {
      for (var next : records.nextOffsets().entrySet()) {
        report(progress, records, next.getKey(), next.getValue().offset());
      }
    }
    return records;
  }

  private static void report(
      Progress progress,
      ConsumerRecords<byte[], byte[]> records,
      TopicPartition partition,
      long next) {
    var delivered = records.records(partition);
    if (delivered.isEmpty()) {
      progress.passed(partition, next);
    } else {
      progress.delivered(
          partition, delivered.getFirst().offset(), delivered.getLast().offset(), next);
    }
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
