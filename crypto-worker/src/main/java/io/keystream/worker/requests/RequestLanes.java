package io.keystream.worker.requests;

import io.keystream.follow.EndOffsets;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.KafkaClients;

/**
 * In which partition a principal's requests are, and so what is counted of it.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class RequestLanes {

  private final KafkaClients clients;
  private volatile int partitions;

  RequestLanes(KafkaClients clients) {
    this.clients = clients;
  }

  int of(String principal) {
    return Partitioning.partition(principal, partitions());
  }

  /** Asked once: a worker starts before Kafka, and the number of partitions is for ever. */
  private int partitions() {
    if (partitions == 0) {
      try (var ends = new EndOffsets(clients, "direct-partitions")) {
        partitions = ends.partitions(Topics.CRYPTO_REQUESTS.name()).size();
      }
    }
    return partitions;
  }
}
