package io.keystream.commands.kafka;

import java.util.Map;
import java.util.Set;

/** What a member of the group is doing. */
public sealed interface MemberState {

  /** Not a member yet, or not any more. */
  record Away(String reason) implements MemberState {}

  /**
   * Deciding the commands of its partitions; none is a state like any other.
   *
   * @param stopped the partitions that cannot go on, with the reason
   * @param heardOfNanos when the group or a commit last answered, as {@link System#nanoTime} counts
   */
  record Serving(Set<Integer> partitions, Map<Integer, String> stopped, long heardOfNanos)
      implements MemberState {
    public Serving {
      partitions = Set.copyOf(partitions);
      stopped = Map.copyOf(stopped);
    }
  }
}
