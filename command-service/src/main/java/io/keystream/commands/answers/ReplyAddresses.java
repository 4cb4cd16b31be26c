package io.keystream.commands.answers;

import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.ReplyAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where answers can go.
 *
 * @param partitions how many the topic of the answers has
 */
public record ReplyAddresses(int partitions) {

  static final int MAX_ADDRESS = 200;

  /** What goes to whoever asked; null when nobody waits or the address does not exist. */
  public @Nullable Reply reply(CommandReplyRecord record, @Nullable ReplyAddress replyTo) {
    return replyTo != null && exists(replyTo) ? new Reply(record, replyTo) : null;
  }

  /**
   * Nobody or somebody who can be answered.
   *
   * @throws IllegalArgumentException where the address does not exist
   */
  public void check(@Nullable ReplyAddress replyTo) {
    if (replyTo != null && !exists(replyTo)) {
      throw new IllegalArgumentException(
          "reply address must be a partition from 0 to %d and at most %d characters"
              .formatted(partitions - 1, MAX_ADDRESS));
    }
  }

  private boolean exists(ReplyAddress replyTo) {
    return replyTo.getPartition() >= 0
        && replyTo.getPartition() < partitions
        && replyTo.getAddress().length() <= MAX_ADDRESS;
  }
}
