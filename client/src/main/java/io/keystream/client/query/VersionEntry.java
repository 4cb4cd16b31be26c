package io.keystream.client.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a key.
 *
 * @param destroyAt when its material is destroyed, where that is scheduled
 * @param protectedBy label of the key that wraps it, or of its own object in the HSM
 * @param isImported whether its material comes from outside the HSM
 */
public record VersionEntry(
    int version,
    String state,
    Instant since,
    Instant createdAt,
    @Nullable Instant destroyAt,
    String protectedBy,
    String checkValue,
    boolean isImported) {}
