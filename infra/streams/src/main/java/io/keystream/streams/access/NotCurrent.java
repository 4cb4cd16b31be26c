package io.keystream.streams.access;

import org.apache.kafka.common.KafkaException;

/**
 * What the access events hold is not known yet: asking again later can help. One of Kafka's, so
 * that a job does not take it for a record that cannot be read.
 */
public final class NotCurrent extends KafkaException {
  private static final long serialVersionUID = 1L;

  NotCurrent(String message) {
    super(message);
  }

  NotCurrent(String message, Throwable cause) {
    super(message, cause);
  }
}
