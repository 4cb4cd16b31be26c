package io.keystream.audit.http;

import io.keystream.http.HttpLimits;
import io.keystream.http.HttpServer;
import io.keystream.http.Routes;
import io.keystream.streams.JobHealth;
import io.keystream.streams.StreamsJob;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Serves the projections over HTTP under {@code /v1/keystream}: keys, their versions, the audit
 * view, health.
 *
 * <p>A question first waits until the projections hold all that the log held when it came, at most
 * {@link #MAX_WAIT}; the answer's {@code position} says whether they did. Nobody is asked who he
 * is: whoever reaches the port reads everything, so it listens on 127.0.0.1 unless told otherwise.
 */
public final class QueryApi implements AutoCloseable {

  public static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final HttpLimits LIMITS = new HttpLimits(64, 256, 0);

  private final HttpServer server;

  private QueryApi(HttpServer server) {
    this.server = server;
  }

  /** Listens; port 0 takes a free one. */
  public static QueryApi start(
      String host,
      int port,
      StreamsJob keyState,
      StreamsJob auditView,
      Supplier<Map<String, JobHealth>> health) {
    var routes =
        new QueryRoutes(
            new KeyRoutes(keyState), new AuditRoutes(auditView), new HealthRoute(health));
    return new QueryApi(
        HttpServer.ofQuestions(host, port, LIMITS, List.of(new Routes("/v1/keystream", routes))));
  }

  public URI uri(String host) {
    return server.uri(host);
  }

  @Override
  public void close() {
    server.close();
  }
}
