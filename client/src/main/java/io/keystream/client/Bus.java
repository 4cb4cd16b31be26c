package io.keystream.client;

import java.time.Duration;

/**
 * Where the platform's Kafka is, and how long and how much is waited for.
 *
 * @param bootstrapServers {@code host:port,host:port}
 * @param timeout after which a request counts as unanswered; 1 second to 5 minutes
 * @param resendAfter after which an unanswered request is sent again, same bytes and id; the wait
 *     doubles with each
 * @param maxInFlight requests that may wait for their answer; the next one blocks its caller
 */
public record Bus(
    String bootstrapServers, Duration timeout, Duration resendAfter, int maxInFlight) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final Duration DEFAULT_RESEND_AFTER = Duration.ofSeconds(10);
  public static final int DEFAULT_MAX_IN_FLIGHT = 4096;

  /** Workers accept no deadline further ahead. */
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);

  public Bus {
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

  public static Bus at(String bootstrapServers) {
    return new Bus(bootstrapServers, DEFAULT_TIMEOUT, DEFAULT_RESEND_AFTER, DEFAULT_MAX_IN_FLIGHT);
  }

  public Bus withTimeout(Duration limit) {
    return new Bus(bootstrapServers, limit, resendAfter, maxInFlight);
  }

  public Bus withResendAfter(Duration wait) {
    return new Bus(bootstrapServers, timeout, wait, maxInFlight);
  }

  public Bus withMaxInFlight(int limit) {
    return new Bus(bootstrapServers, timeout, resendAfter, limit);
  }
}
