package io.keystream.http;

import java.time.Duration;

/**
 * What callers may ask of a server at once.
 *
 * @param concurrentRequests what comes on top waits for its turn
 * @param connections what comes on top waits to be accepted
 * @param bodyBytes of a request; 0 for a server that only answers questions
 * @param turn after which a request that waits is told to come again
 * @param silence after which a client that says nothing is hung up on, from the handshake on; kept
 *     with TLS only
 */
public record HttpLimits(
    int concurrentRequests, int connections, long bodyBytes, Duration turn, Duration silence) {

  private static final Duration TURN = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  public HttpLimits(int concurrentRequests, int connections, long bodyBytes) {
    this(concurrentRequests, connections, bodyBytes, TURN, SILENCE);
  }
}
