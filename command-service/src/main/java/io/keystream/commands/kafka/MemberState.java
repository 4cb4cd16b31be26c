package io.keystream.commands.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a member of the group is doing. */
public sealed interface MemberState {

  /** Not a member yet, or not any more. */
  record Away(String reason) implements MemberState {}

  /**
   * Deciding the commands of its partitions; none is a state like any other.
   *
   * @param partitions of every topic of commands, by its name
   * @param stopped why which partitions cannot go on
   * @param heardOfNanos when the group or a commit last answered, as {@link System#nanoTime} counts
   */
  record Serving(Map<String, Set<Integer>> partitions, List<String> stopped, long heardOfNanos)
      implements MemberState {
    public Serving {
      partitions = Map.copyOf(partitions);
      stopped = List.copyOf(stopped);
    }
  }
}
