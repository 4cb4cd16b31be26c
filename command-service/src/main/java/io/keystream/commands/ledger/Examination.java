package io.keystream.commands.ledger;

import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.commands.answers.Text;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.KeyCommandMapping;
import org.jspecify.annotations.Nullable;

/** Looks whether a record is a command at all, before anybody decides it. */
final class Examination {

  private final Lane lane;
  private final ReplyAddresses replyAddresses;

  Examination(Lane lane, ReplyAddresses replyAddresses) {
    this.lane = lane;
    this.replyAddresses = replyAddresses;
  }

  sealed interface Finding {
    record Valid(KeyCommand command) implements Finding {}

    /** The message names the field and its limit. */
    record Invalid(String message) implements Finding {}
  }

  Finding of(Arrival arrival) {
    var record = arrival.command();
    try {
      CommandIdentity.check(record.getCommandId());
      replyAddresses.check(record.getReplyTo());
      CallerMapping.toCaller(record.getCaller());
      var command = KeyCommandMapping.toCommand(record);
      checkPlace(record.getKey(), arrival.recordKey());
      return new Finding.Valid(command);
    } catch (IllegalArgumentException e) {
      // The mappings and the domain's values say so what is outside its limits.
      return new Finding.Invalid(Text.cut(String.valueOf(e.getMessage()), Text.MAX_MESSAGE));
    }
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
