package io.keystream.directory;

import java.time.Instant;

/**
 * Where an event stands.
 *
 * @param partition a copy elsewhere is none
 * @param sequence in the history of what it is about, 1 for its first event
 * @param accessVersion sequence of the newest access event that its decision knew
 */
public record EventPlace(int partition, long sequence, Instant occurredAt, long accessVersion) {}
