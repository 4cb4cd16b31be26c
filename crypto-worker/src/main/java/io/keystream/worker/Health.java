package io.keystream.worker;

import java.util.List;

/** Whether a worker does its work. */
public sealed interface Health {

  /**
   * Requests are answered: Kafka answered within the last seconds and the keys are current.
   *
   * @param stoppedPartitions request partitions that stand still at an unreadable record, each with
   *     topic, partition, offset and the reason; the others go on
   */
  record Ready(List<String> stoppedPartitions) implements Health {
    public Ready {
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
