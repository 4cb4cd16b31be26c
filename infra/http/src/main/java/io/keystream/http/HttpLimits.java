package io.keystream.http;

/**
 * What callers may ask of a server at once.
 *
 * @param concurrentRequests what comes on top is answered 503
 * @param connections what comes on top waits to be accepted
 * @param bodyBytes of a request; 0 for a server that only answers questions
 */
public record HttpLimits(int concurrentRequests, int connections, long bodyBytes) {}
