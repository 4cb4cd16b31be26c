package io.keystream.client;

import io.keystream.domain.caller.Caller;
import java.time.Instant;

/**
 * Unusual access, as a detection saw it.
 *
 * @param key that was used; empty for what is no key
 * @param observedAt time of the audit record that raised it
 * @param recordId that record
 * @param resource what was used where it is no key, such as {@code secret/shop/db}
 */
public record Alert(
    String id,
    String detection,
    String severity,
    Caller caller,
    String key,
    String operation,
    Instant observedAt,
    Instant raisedAt,
    String recordId,
    String message,
    String resource) {}
