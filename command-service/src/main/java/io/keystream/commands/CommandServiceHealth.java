package io.keystream.commands;

import java.util.List;
import java.util.Set;

/** Whether a command-service does its work. */
public sealed interface CommandServiceHealth {

  /**
   * It decides what it is there for.
   *
   * @param partitions of the keys' commands; none means it stands by for others
   */
  record Ready(Set<Integer> partitions, AccessLane access) implements CommandServiceHealth {
    public Ready {
      partitions = Set.copyOf(partitions);
    }
  }

  /** Something keeps it from its work. */
  record NotReady(List<String> reasons) implements CommandServiceHealth {
    public NotReady {
      reasons = List.copyOf(reasons);
    }
  }
}
