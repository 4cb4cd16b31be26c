package io.keystream.client.query;

import io.keystream.domain.caller.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to change or use a key, as the audit log has it.
 *
 * @param requestedAt by the caller's clock
 * @param recordedAt by the clock of the service that decided
 * @param key empty where no key was meant
 * @param resource what was meant where it is no key, such as {@code principal/svc-till}
 * @param reason stable code of a refusal or failure, empty otherwise
 */
public record AuditEntry(
    String recordId,
    String operation,
    Instant requestedAt,
    Instant recordedAt,
    Caller caller,
    String key,
    @Nullable Integer version,
    String resource,
    String decision,
    String reason,
    String detail) {}
