package io.keystream.worker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** What the audit log holds at this moment. */
final class AuditTrail {
  private AuditTrail() {}

  static List<AuditRecord> of(String bootstrapServers) {
    var found = new ArrayList<AuditRecord>();
    try (var consumer = TestClients.consumer(bootstrapServers)) {
      var partitions =
          consumer.partitionsFor(Topics.AUDIT_LOG.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          found.add(Topics.AUDIT_LOG.codec().decode(record.value()));
        }
      }
    }
    return found;
  }

  /** Every record of one attempt; a reply that was seen has its record in the log already. */
  static List<AuditRecord> of(String bootstrapServers, String recordId) {
    return of(bootstrapServers).stream()
        .filter(record -> record.getRecordId().equals(recordId))
        .toList();
  }
}
