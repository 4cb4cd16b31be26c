package io.keystream.client.query;

import io.keystream.domain.caller.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to change or use a key, as the audit log has it.
 *
 * @param requestedAt by the caller's clock
 * @param recordedAt by the clock of the service that decided
 * @param key empty where no key was meant
 * @param resource what was meant where it is no key, such as {@code principal/svc-till}
 * @param reason stable code of a refusal or failure, empty otherwise
 * @param policies names of those that decided
 * @param policyVersion sequence of the newest access event that the decision was made on; 0 where
 *     no policy was asked
 * @param counted whether the key was counted in the caller's budget of different keys
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
    String detail,
    List<String> policies,
    long policyVersion,
    boolean counted) {

  public AuditEntry {
    policies = List.copyOf(policies);
  }
}
