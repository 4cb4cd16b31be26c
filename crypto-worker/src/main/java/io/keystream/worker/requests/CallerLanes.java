package io.keystream.worker.requests;

import io.keystream.schemas.Partitioning;
import org.jspecify.annotations.Nullable;

/**
 * A caller's requests, records and budgets meet in one partition: that of the principal after
 * Kafka's default partitioner. What stands anywhere else is refused, or it would slip past the
 * others.
 */
record CallerLanes(int requestPartitions, int replyPartitions) {

  /** What is wrong, or null. */
  @Nullable String violation(Unsealed.Genuine request, int partition) {
    var lane = of(request.principal().name());
    if (partition != lane) {
      return "requests of this principal belong into partition "
          + lane
          + ": use Kafka's default partitioner (murmur2).";
    }
    var to = request.replyTo().getPartition();
    return hasReplyPartition(to)
        ? null
        : "replyTo.partition must be below " + replyPartitions + ": " + to + ".";
  }

  boolean hasReplyPartition(int partition) {
    return partition >= 0 && partition < replyPartitions;
  }

  private int of(String principal) {
    return Partitioning.partition(principal, requestPartitions);
  }
}
