package io.keystream.streams;

/** Kafka did not answer within the limit, or refused: asking again later can help. */
public final class KafkaDoesNotAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaDoesNotAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
