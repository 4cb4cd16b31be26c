package io.keystream.commands.ledger;

import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import org.jspecify.annotations.Nullable;

/** Looks whether a record is a command at all, before anybody decides it. */
final class Examination {

  static final int MAX_ADDRESS = 200;

  private final Lane lane;

  Examination(Lane lane) {
    this.lane = lane;
  }

  sealed interface Finding {
    record Valid(KeyCommand command) implements Finding {}

    /** The message names the field and its limit. */
    record Invalid(String message) implements Finding {}
  }

  Finding of(Arrival arrival) {
    var record = arrival.command();
    try {
      checkId(record.getCommandId());
      checkReplyTo(record.getReplyTo());
      CallerMapping.toCaller(record.getCaller());
      var command = KeyCommandMapping.toCommand(record);
      checkPlace(record.getKey(), arrival.recordKey());
      return new Finding.Valid(command);
    } catch (IllegalArgumentException e) {
      // The mappings and the domain's values say so what is outside its limits.
      return new Finding.Invalid(Text.cut(String.valueOf(e.getMessage()), Text.MAX_MESSAGE));
    }
  }

  /** Where the answer goes; null when nobody waits or the address does not exist. */
  @Nullable ReplyAddress replyAddress(KeyCommandRecord record) {
    var replyTo = record.getReplyTo();
    return replyTo != null && isUsable(replyTo) ? replyTo : null;
  }

  private static void checkId(String commandId) {
    if (!CommandIdentity.isCanonical(commandId)) {
      throw new IllegalArgumentException(
          "command id must be a UUID in lower case: '" + Text.cut(commandId, 36) + "'");
    }
  }

  private void checkReplyTo(@Nullable ReplyAddress replyTo) {
    if (replyTo != null && !isUsable(replyTo)) {
      throw new IllegalArgumentException(
          "reply address must be a partition from 0 to %d and at most %d characters"
              .formatted(lane.replyPartitions() - 1, MAX_ADDRESS));
    }
  }

  private boolean isUsable(ReplyAddress replyTo) {
    return replyTo.getPartition() >= 0
        && replyTo.getPartition() < lane.replyPartitions()
        && replyTo.getAddress().length() <= MAX_ADDRESS;
  }

  private void checkPlace(String key, @Nullable String recordKey) {
    if (!key.equals(recordKey)) {
      throw new IllegalArgumentException(
          "record key must be the key's name '%s'".formatted(Text.cut(key, Text.MAX_KEY)));
    }
    if (!lane.isHomeOf(key)) {
      throw new IllegalArgumentException(
          "key '%s' does not belong to partition %d: use Kafka's default partitioner"
              .formatted(key, lane.partition()));
    }
  }
}
