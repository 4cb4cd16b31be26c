package io.keystream.checker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A committed record of a topic.
 *
 * @param value null for a tombstone
 */
record Entry<V>(Location at, Instant timestamp, @Nullable String key, @Nullable V value) {}
