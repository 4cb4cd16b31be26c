package io.keystream.audit.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.streams.JobHealth;
import io.keystream.streams.KafkaDoesNotAnswer;
import io.keystream.streams.StoreUnavailable;
import io.keystream.streams.StreamsJob;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the projections over HTTP under {@code /v1/keystream}: keys, their versions, the audit
 * view, health.
 *
 * <p>A question first waits until the projections hold all that the log held when it came, at most
 * {@link #MAX_WAIT}; the answer's {@code position} says whether they did. Nobody is asked who he
 * is: whoever reaches the port reads everything, so it listens on 127.0.0.1 unless told otherwise.
 */
public final class QueryApi implements HttpService, AutoCloseable {

  public static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final int MAX_CONCURRENT_REQUESTS = 64;
  private static final int MAX_CONNECTIONS = 256;
  private static final String VERSIONS = "/versions";

  private static final Logger log = LoggerFactory.getLogger(QueryApi.class);

  private final KeyRoutes keys;
  private final AuditRoutes audit;
  private final HealthRoute health;
  private final WebServer server;

  private QueryApi(String host, int port, KeyRoutes keys, AuditRoutes audit, HealthRoute health) {
    this.keys = keys;
    this.audit = audit;
    this.health = health;
    this.server =
        WebServer.builder()
            .host(host)
            .port(port)
            .maxConcurrentRequests(MAX_CONCURRENT_REQUESTS)
            .maxTcpConnections(MAX_CONNECTIONS)
            .maxPayloadSize(0)
            // Or an answer of several packets waits 40 ms for the acknowledgement of its first.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .shutdownHook(false)
            .routing(routing -> routing.register("/v1/keystream", this))
            .build();
  }

  /** Listens; port 0 takes a free one. */
  public static QueryApi start(
      String host,
      int port,
      StreamsJob keyState,
      StreamsJob auditView,
      Supplier<Map<String, JobHealth>> health) {
    var api =
        new QueryApi(
            host,
            port,
            new KeyRoutes(keyState),
            new AuditRoutes(auditView),
            new HealthRoute(health));
    api.server.start();
    return api;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/health", (_, response) -> send(response, health::show))
        .get("/audit", (request, response) -> send(response, () -> audit.list(request.query())))
        .get("/keys", (request, response) -> send(response, () -> keys.list(request.query())))
        .get("/keys/*", (request, response) -> send(response, () -> versions(request)))
        .any((request, response) -> send(response, () -> unknown(request)));
  }

  public URI uri(String host) {
    return URI.create("http://%s:%d".formatted(host, server.port()));
  }

  @Override
  public void close() {
    server.stop();
  }

  /** A key's name is a path of its own, so the name is what stands before the last segment. */
  private Answer versions(ServerRequest request) {
    var path = request.path().path();
    if (path.equals("/keys" + VERSIONS)) {
      return keys.versions(null, request.query());
    }
    return path.endsWith(VERSIONS)
        ? keys.versions(
            path.substring("/keys/".length(), path.length() - VERSIONS.length()), request.query())
        : unknown(request);
  }

  private static Answer unknown(ServerRequest request) {
    return Answer.error(
        Answer.NOT_FOUND,
        List.of(
            "nothing answers %s %s"
                .formatted(request.prologue().method().text(), request.path().absolute().path())));
  }

  private static void send(ServerResponse response, Supplier<Answer> question) {
    var answer = answer(question);
    response
        .status(Status.create(answer.status()))
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(answer.body().toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer answer(Supplier<Answer> question) {
    try {
      return question.get();
    } catch (StoreUnavailable | KafkaDoesNotAnswer e) {
      return Answer.error(Answer.UNAVAILABLE, List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // The edge: a caller learns nothing of our insides, the log gets it all.
      log.atError().setMessage("question failed").setCause(e).log();
      return Answer.error(Answer.INTERNAL_ERROR, List.of("internal error"));
    }
  }
}
