package io.keystream.streams;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Up to which position an answer is complete, per partition of the topic it is projected from.
 *
 * <p>Complete means: it holds all that the topic held when the question came.
 */
public record Completeness(NavigableMap<Integer, Reached> partitions) {

  /**
   * @param reached everything before this offset is in the answer
   * @param end the partition's end when the question came
   */
  public record Reached(long reached, long end) {

    long behind() {
      return Math.max(0, end - reached);
    }
  }

  public Completeness {
    partitions = copy(partitions);
  }

  public boolean isComplete() {
    return behind() == 0;
  }

  /** How many offsets are missing, transaction markers included. */
  public long behind() {
    return partitions.values().stream().mapToLong(Reached::behind).sum();
  }

  private static NavigableMap<Integer, Reached> copy(SortedMap<Integer, Reached> partitions) {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(partitions));
  }
}
