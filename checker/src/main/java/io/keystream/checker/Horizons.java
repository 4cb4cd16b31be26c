package io.keystream.checker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far back the partitions of a topic reach. */
final class Horizons {

  private final List<Horizon> byPartition = new ArrayList<>();

  void add(Horizon next) {
    byPartition.add(next);
  }

  boolean cover(int partition, Instant time) {
    return partition >= 0
        && partition < byPartition.size()
        && byPartition.get(partition).covers(time);
  }

  boolean coverEverywhere(Instant time) {
    return byPartition.stream().allMatch(horizon -> horizon.covers(time));
  }
}
