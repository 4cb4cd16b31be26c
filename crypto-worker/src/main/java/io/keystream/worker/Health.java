package io.keystream.worker;

import java.util.List;
import java.util.Set;

/** Whether a worker does its work. */
public sealed interface Health {

  /**
   * Requests are answered: Kafka answered within the last seconds and the keys are current.
   *
   * @param requestPartitions whose requests it answers; none means it stands by for others
   * @param keyPartitions whose keys it makes and destroys
   * @param stoppedPartitions request partitions that stand still at an unreadable record, each with
   *     topic, partition, offset and the reason; the others go on
   */
  record Ready(
      Set<Integer> requestPartitions, Set<Integer> keyPartitions, List<String> stoppedPartitions)
      implements Health {
    public Ready {
      requestPartitions = Set.copyOf(requestPartitions);
      keyPartitions = Set.copyOf(keyPartitions);
      stoppedPartitions = List.copyOf(stoppedPartitions);
    }
  }

  /**
   * Nothing is answered.
   *
   * @param needsRestart whether only a restart of the process helps
   */
  record NotReady(String reason, boolean needsRestart) implements Health {}
}
