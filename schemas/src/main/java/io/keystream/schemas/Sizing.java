package io.keystream.schemas;

/**
 * How large the topics are made.
 *
 * @param keyPartitions of commands, key events, state and material; never changed later, because a
 *     key lives in one partition
 * @param requestPartitions of requests, replies, audit and alerts
 * @param replication copies of every partition; with three, two must acknowledge
 */
public record Sizing(int keyPartitions, int requestPartitions, short replication) {

  public static final Sizing LAPTOP = new Sizing(3, 3, (short) 1);

  public Sizing {
    if (keyPartitions < 1 || keyPartitions > 1000) {
      throw new IllegalArgumentException("key partitions must be 1 to 1000: " + keyPartitions);
    }
    if (requestPartitions < 1 || requestPartitions > 1000) {
      throw new IllegalArgumentException(
          "request partitions must be 1 to 1000: " + requestPartitions);
    }
    if (replication < 1 || replication > 5) {
      throw new IllegalArgumentException("replication must be 1 to 5: " + replication);
    }
  }

  int partitions(Topic.Lanes lanes) {
    return switch (lanes) {
      case KEYS -> keyPartitions;
      case REQUESTS -> requestPartitions;
      case ONE -> 1;
    };
  }

  int minInSync() {
    return replication >= 3 ? 2 : 1;
  }
}
