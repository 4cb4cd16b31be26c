package io.keystream.client;

import io.keystream.domain.key.KeyVersion;
import org.jspecify.annotations.Nullable;

/**
 * A command was carried out.
 *
 * @param firstSequence number of the first event it left in the key's history, counted from 1
 * @param lastSequence number of the last one
 * @param requestedVersion the version whose material the HSM was asked for, where it was
 */
public record Accepted(
    long firstSequence, long lastSequence, @Nullable KeyVersion requestedVersion) {}
