package io.keystream.schemas;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on a topic that are not the record they should be: the reader stops at that record.
 *
 * <p>A Kafka consumer adds topic, partition and offset to the message.
 */
public final class UnreadableRecord extends SerializationException {
  private static final long serialVersionUID = 1L;

  UnreadableRecord(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
