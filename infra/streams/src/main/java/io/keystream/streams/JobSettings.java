package io.keystream.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a job is called and where it runs.
 *
 * @param name the job's identity in Kafka (application id): its group, transactions and internal
 *     topics carry it, so it never changes
 * @param sources the topics it reads
 * @param node this instance; two instances of a job must not share it
 * @param stateDirectory holds the local stores; lost stores are rebuilt from Kafka
 * @param commitInterval how long a result may wait for its transaction
 */
public record JobSettings(
    String name,
    List<String> sources,
    String bootstrapServers,
    String node,
    Path stateDirectory,
    Duration commitInterval) {

  public JobSettings {
    sources = List.copyOf(sources);
    if (!commitInterval.isPositive()) {
      throw new IllegalArgumentException("commitInterval must be positive: " + commitInterval);
    }
  }
}
