package io.keystream.commands;

import java.util.List;
import java.util.Set;

/** Whether a command-service does its work. */
public sealed interface CommandServiceHealth {

  /** It decides the commands of these partitions; none means it stands by for others. */
  record Ready(Set<Integer> partitions) implements CommandServiceHealth {
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
