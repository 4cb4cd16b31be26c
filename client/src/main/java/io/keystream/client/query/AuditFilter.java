package io.keystream.client.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which audit records are wanted, newest first; what is absent does not narrow.
 *
 * @param decision ALLOWED, DENIED or FAILED
 * @param from earliest time of recording, inclusive
 * @param to latest, exclusive
 * @param limit 1 to 1000
 * @param after where the page begins, from {@link Page#next}
 */
public record AuditFilter(
    @Nullable String key,
    @Nullable String principal,
    @Nullable String application,
    @Nullable String decision,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit,
    @Nullable String after) {

  public static AuditFilter ofKey(String key, int limit) {
    return new AuditFilter(key, null, null, null, null, null, limit, null);
  }

  public static AuditFilter ofPrincipal(String principal, int limit) {
    return new AuditFilter(null, principal, null, null, null, null, limit, null);
  }

  public AuditFilter startingAfter(@Nullable String next) {
    return new AuditFilter(key, principal, application, decision, from, to, limit, next);
  }

  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    put(parameters, "key", key);
    put(parameters, "principal", principal);
    put(parameters, "application", application);
    put(parameters, "decision", decision);
    put(parameters, "from", from);
    put(parameters, "to", to);
    put(parameters, "limit", limit);
    put(parameters, "after", after);
    return parameters;
  }

  private static void put(Map<String, String> to, String name, @Nullable Object value) {
    if (value != null) {
      to.put(name, value.toString());
    }
  }
}
