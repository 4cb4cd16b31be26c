package io.keystream.client;

import io.keystream.domain.caller.Caller;
import java.time.Duration;

/**
 * Where the platform is, for whom a client asks, and how long and how much it waits for.
 *
 * @param bootstrapServers Kafka, as {@code host:port,host:port}
 * @param caller who asks; asserted by this client, not yet proven by it
 * @param timeout after which a request counts as unanswered; 1 second to 5 minutes
 * @param resendAfter after which an unanswered request is sent again, same bytes and id; the wait
 *     doubles with each
 * @param maxInFlight requests that may wait for their answer; the next one blocks its caller
 */
public record ClientConfiguration(
    String bootstrapServers,
    Caller caller,
    Duration timeout,
    Duration resendAfter,
    int maxInFlight) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final Duration DEFAULT_RESEND_AFTER = Duration.ofSeconds(10);
  public static final int DEFAULT_MAX_IN_FLIGHT = 4096;

  /** Workers accept no deadline further ahead. */
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);

  public ClientConfiguration {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrapServers must name at least one host:port");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout must be 1 second to 5 minutes: " + timeout);
    }
    if (!resendAfter.isPositive()) {
      throw new IllegalArgumentException("resendAfter must be positive: " + resendAfter);
    }
    if (maxInFlight < 1 || maxInFlight > 1_000_000) {
      throw new IllegalArgumentException("maxInFlight must be 1 to 1000000: " + maxInFlight);
    }
  }

  public static ClientConfiguration of(String bootstrapServers, Caller caller) {
    return new ClientConfiguration(
        bootstrapServers, caller, DEFAULT_TIMEOUT, DEFAULT_RESEND_AFTER, DEFAULT_MAX_IN_FLIGHT);
  }

  public ClientConfiguration withTimeout(Duration limit) {
    return new ClientConfiguration(bootstrapServers, caller, limit, resendAfter, maxInFlight);
  }
}
