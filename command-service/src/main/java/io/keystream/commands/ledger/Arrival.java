package io.keystream.commands.ledger;

import io.keystream.commands.answers.Text;
import io.keystream.schemas.wire.KeyCommandRecord;
import org.jspecify.annotations.Nullable;

/**
 * A command as it came, out of its envelope.
 *
 * @param recordKey the key of the Kafka record that carried it
 * @param place where the record stands: topic/partition/offset
 */
record Arrival(KeyCommandRecord command, @Nullable String recordKey, String place) {

  /**
   * It lies under its key's name.
   *
   * @throws IllegalArgumentException where it does not
   */
  void checkRecordKey() {
    if (!command.getKey().equals(recordKey)) {
      throw new IllegalArgumentException(
          "record key must be the key's name '%s'"
              .formatted(Text.cut(command.getKey(), Text.MAX_KEY)));
    }
  }
}
