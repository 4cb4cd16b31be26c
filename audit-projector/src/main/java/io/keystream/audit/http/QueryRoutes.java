package io.keystream.audit.http;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.http.Answer;
import io.keystream.http.Edge;
import io.keystream.streams.KafkaDoesNotAnswer;
import io.keystream.streams.StoreUnavailable;
import java.util.List;
import java.util.function.Supplier;

/** Which question is asked under {@code /v1/keystream}. */
final class QueryRoutes implements HttpService {

  private static final String VERSIONS = "/versions";

  private final KeyRoutes keys;
  private final AuditRoutes audit;
  private final HealthRoute health;

  QueryRoutes(KeyRoutes keys, AuditRoutes audit, HealthRoute health) {
    this.keys = keys;
    this.audit = audit;
    this.health = health;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/health", (_, response) -> send(response, health::show))
        .get("/audit", (request, response) -> send(response, () -> audit.list(request.query())))
        .get("/keys", (request, response) -> send(response, () -> keys.list(request.query())))
        .get("/keys/*", (request, response) -> send(response, () -> versions(request)))
        .any((request, response) -> send(response, () -> Edge.unknown(request)));
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
        : Edge.unknown(request);
  }

  private static void send(ServerResponse response, Supplier<Answer> question) {
    Edge.send(response, () -> answer(question));
  }

  private static Answer answer(Supplier<Answer> question) {
    try {
      return question.get();
    } catch (StoreUnavailable | KafkaDoesNotAnswer e) {
      return Answer.error(Answer.UNAVAILABLE, List.of(String.valueOf(e.getMessage())));
    }
  }
}
