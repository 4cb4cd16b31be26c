package io.keystream.commands.ledger;

import io.keystream.schemas.wire.KeyCommandRecord;
import org.jspecify.annotations.Nullable;

/**
 * A command as it came.
 *
 * @param recordKey the key of the Kafka record that carried it
 * @param place where the record stands: topic/partition/offset
 */
public record Arrival(KeyCommandRecord command, @Nullable String recordKey, String place) {}
