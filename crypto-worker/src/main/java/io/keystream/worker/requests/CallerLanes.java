package io.keystream.worker.requests;

import io.keystream.schemas.wire.CryptoRequestRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A caller's requests, records and budgets meet in one partition: that of the principal after
 * Kafka's default partitioner. What stands anywhere else is refused, or it would slip past the
 * others.
 */
record CallerLanes(int requestPartitions, int replyPartitions) {

  /** What is wrong, or null. */
  @Nullable String violation(CryptoRequestRecord request, ConsumerRecord<?, ?> from) {
    var principal = request.getCaller().getPrincipal();
    if (!principal.equals(from.key())) {
      return "the record key must be the caller's principal.";
    }
    if (from.partition() != of(principal)) {
      return "requests of this principal belong into partition "
          + of(principal)
          + ": use Kafka's default partitioner (murmur2).";
    }
    return hasReplyPartition(request)
        ? null
        : "replyTo.partition must be below "
            + replyPartitions
            + ": "
            + request.getReplyTo().getPartition()
            + ".";
  }

  boolean hasReplyPartition(CryptoRequestRecord request) {
    var partition = request.getReplyTo().getPartition();
    return partition >= 0 && partition < replyPartitions;
  }

  private int of(String principal) {
    return BuiltInPartitioner.partitionForKey(
        principal.getBytes(StandardCharsets.UTF_8), requestPartitions);
  }
}
