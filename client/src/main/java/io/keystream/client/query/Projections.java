package io.keystream.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.keystream.domain.key.KeyName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks an audit-projector what keys exist and who did what with them.
 *
 * <p>A question waits until the projection holds what the log held when it was asked, at most two
 * seconds; {@link Page#coverage} says whether it did.
 *
 * <p>Thread safety: safe.
 */
public final class Projections implements AutoCloseable {

  private static final int MAX_ROWS = 1000;

  private final URI base;
  private final JsonGet http;

  private Projections(URI base, JsonGet http) {
    this.base = base;
    this.http = http;
  }

  /**
   * Asks the audit-projector at an address.
   *
   * @param base such as {@code http://127.0.0.1:8280}
   * @param timeout after which a question counts as unanswered
   */
  public static Projections at(URI base, Duration timeout) {
    return new Projections(base, new JsonGet(timeout));
  }

  /**
   * The audit trail, newest first.
   *
   * @throws QueryFailed if there is no answer
   */
  public Page<AuditEntry> audit(AuditFilter filter) {
    return page(get("/audit", filter.parameters()), "records", Rows::audit);
  }

  /**
   * Keys whose names begin with the prefix, by name.
   *
   * @throws QueryFailed if there is no answer
   */
  public Page<KeyEntry> keys(String prefix, int limit) {
    var parameters = new LinkedHashMap<String, String>();
    if (!prefix.isEmpty()) {
      parameters.put("prefix", prefix);
    }
    parameters.put("limit", Integer.toString(limit));
    return page(get("/keys", parameters), "keys", Rows::key);
  }

  /**
   * A key's configuration and its versions, at most 1000.
   *
   * @throws QueryFailed if there is no answer, or no such key
   */
  public KeyDescription key(KeyName key) {
    var parameters = Map.of("name", key.path(), "limit", Integer.toString(MAX_ROWS));
    var body = get("/keys/versions", parameters);
    return new KeyDescription(Rows.configuration(body), page(body, "versions", Rows::version));
  }

  /**
   * Whether the projections do their work.
   *
   * @throws QueryFailed with the reasons where they do not
   */
  public void requireHealthy() {
    get("/health", Map.of());
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode get(String path, Map<String, String> parameters) {
    var query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
    return http.get(base.resolve("/v1/keystream" + path + (parameters.isEmpty() ? "" : query)));
  }

  private static <T> Page<T> page(JsonNode body, String name, Function<JsonNode, T> row) {
    var rows = new ArrayList<T>();
    body.path(name).forEach(node -> rows.add(row.apply(node)));
    return new Page<>(
        List.copyOf(rows),
        body.path("position").path("complete").asBoolean()
            ? Page.Coverage.COMPLETE
            : Page.Coverage.BEHIND,
        body.path("next").textValue());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
