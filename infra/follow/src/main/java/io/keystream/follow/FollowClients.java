package io.keystream.follow;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Makes the consumers of those who follow; values are bytes, so that a corrupt one can be named.
 */
public interface FollowClients {

  /** No call to Kafka waits longer. */
  Duration CALL_LIMIT = Duration.ofSeconds(20);

  /** Reads partitions of its own choice, committed records only. */
  Consumer<String, byte[]> reader(String purpose);

  /** Sees how far partitions were written, whether committed or not. */
  Consumer<String, byte[]> observer(String purpose);
}
