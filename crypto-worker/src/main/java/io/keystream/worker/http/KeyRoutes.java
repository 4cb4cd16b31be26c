package io.keystream.worker.http;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.http.BadRequest;
import io.keystream.http.Questions;
import java.util.List;

/** Serves {@code transit/keys}, to read. */
final class KeyRoutes implements HttpService {

  private static final String KEYS = "/keys";

  private final TransitCalls calls;
  private final KeyReading keys;

  KeyRoutes(TransitCalls calls) {
    this.calls = calls;
    this.keys = new KeyReading(calls);
  }

  @Override
  public void routing(HttpRules rules) {
    for (var path : List.of(KEYS, KEYS + "/")) {
      rules
          .route(Questions.LIST, path, this::list)
          .get(path, this::listIfAsked)
          .any(path, Questions.only("LIST"));
    }
    rules.get(KEYS + "/*", this::show).any(KEYS + "/*", Questions.only("GET"));
  }

  private void show(ServerRequest request, ServerResponse response) {
    calls.send(
        request, response, caller -> keys.show(caller, Questions.behind(KEYS + "/", request)));
  }

  private void list(ServerRequest request, ServerResponse response) {
    calls.send(request, response, keys::list);
  }

  /** As clients do whose HTTP has no method LIST. */
  private void listIfAsked(ServerRequest request, ServerResponse response) {
    if (Questions.asksForList(request)) {
      list(request, response);
    } else {
      throw BadRequest.ofMethod("LIST");
    }
  }
}
