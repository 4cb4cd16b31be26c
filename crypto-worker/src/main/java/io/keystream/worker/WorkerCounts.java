package io.keystream.worker;

import io.keystream.worker.kafka.GroupCounts;

/**
 * What a worker did since it started, and what it holds.
 *
 * @param loadedKeys keys in use in the HSM
 * @param keys all keys known
 * @param sessions that are open with any worker of the domain
 * @param refusedOpenings of sessions that nobody who may has opened
 */
public record WorkerCounts(
    GroupCounts requests,
    GroupCounts keyEvents,
    int loadedKeys,
    int keys,
    int sessions,
    long refusedOpenings) {}
