package io.keystream.commands.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A command as it came, out of its envelope.
 *
 * @param recordKey the key of the Kafka record that carried it
 * @param place where the record stands: topic/partition/offset
 */
record Arrival(Asked asked, @Nullable String recordKey, String place) {

  /**
   * It lies under the name of what it is about.
   *
   * @throws IllegalArgumentException where it does not
   */
  void checkRecordKey() {
    if (!asked.subject().equals(recordKey)) {
      throw new IllegalArgumentException(
          "record key must be the %s's name '%s'"
              .formatted(asked.named().kind(), asked.named().name()));
    }
  }
}
