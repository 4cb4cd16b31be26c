package io.keystream.commands.kafka;

/**
 * Told as a shard passes the points between reading a command and its answer: the places where
 * tests kill the process. Production passes them by.
 */
public interface ShardSteps {

  /** In the order in which they are passed. */
  enum Step {
    READ,
    DECIDED,
    SENT,
    OFFSETS_SENT,
    COMMITTED,
    BEFORE_NEXT_POLL
  }

  void reached(Step step);

  ShardSteps PASSED_BY = _ -> {};
}
