package io.keystream.commands.kafka;

import org.jspecify.annotations.Nullable;

/** A partition cannot go on past a record until somebody mends it; trying again does not help. */
final class PartitionStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Stops at a record.
   *
   * @param place topic/partition/offset
   */
  PartitionStopped(String place, String reason, @Nullable Throwable cause) {
    super(place + ": " + reason, cause);
  }
}
