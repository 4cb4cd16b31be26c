package io.keystream.embedded;

/** The Kafka broker inside the JVM cannot run; the message says why and what mends it. */
public final class BrokerFailure extends RuntimeException {

  BrokerFailure(String message) {
    super(message);
  }

  BrokerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
