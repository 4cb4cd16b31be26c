package io.keystream.client.query;

import io.keystream.domain.key.KeyConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key in a list of keys.
 *
 * @param state of its active version or, where there is none, its latest
 */
public record KeyEntry(
    String name,
    String algorithm,
    String custody,
    String state,
    @Nullable Integer activeVersion,
    int latestVersion,
    KeyConfiguration configuration,
    Instant createdAt) {}
