package io.keystream.worker.kafka;

/**
 * What a member did since it started.
 *
 * @param repeated records that came again and were dropped: what was sent the first time stands
 * @param restarts how often it went back to the committed offsets
 */
public record GroupCounts(long done, long repeated, long batches, long restarts) {}
