package io.keystream.worker.http.secrets;

import static io.keystream.http.Questions.LIST;
import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.edge.http.HttpCaller;
import io.keystream.edge.http.Listening;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import io.keystream.http.Questions;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Serves {@code secret/}; what a secret is called is a path. */
final class SecretRoutes implements HttpService {

  private static final String DATA = "/data/";
  private static final String METADATA = "/metadata/";
  private static final String SUBKEYS = "/subkeys/";
  private static final String CONFIG = "/config";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final List<Method> PATCH = List.of(Method.PATCH);
  private static final List<Method> DELETE = List.of(Method.DELETE);

  private final Listening listening;
  private final SecretReading reading;
  private final SecretWriting writing;
  private final SecretChanges changes;

  SecretRoutes(
      Listening listening, SecretReading reading, SecretWriting writing, SecretChanges changes) {
    this.listening = listening;
    this.reading = reading;
    this.writing = writing;
    this.changes = changes;
  }

  @Override
  public void routing(HttpRules rules) {
    ofData(rules);
    ofVersions(rules);
    ofMetadata(rules);
    ofStore(rules);
  }

  private void ofData(HttpRules rules) {
    route(
        rules,
        READ,
        DATA + "*",
        request ->
            reading.value(HttpCaller.of(request), path(DATA, request), number(request, "version")));
    listened(
        rules, WRITE, DATA, (asked, body) -> writing.write(asked.caller(), asked.path(), body));
    route(rules, PATCH, DATA + "*", this::patch);
    route(
        rules,
        DELETE,
        DATA + "*",
        request -> change(request, new SecretCommand.Delete(path(DATA, request), new TreeSet<>())));
    refuseOthers(rules, DATA, "GET, POST, PUT, PATCH, DELETE");
    route(
        rules,
        READ,
        SUBKEYS + "*",
        request ->
            reading.subkeys(
                HttpCaller.of(request),
                path(SUBKEYS, request),
                number(request, "version"),
                number(request, "depth")));
    refuseOthers(rules, SUBKEYS, "GET");
  }

  private void ofVersions(HttpRules rules) {
    ofVersions(rules, "/delete/", SecretBodies::delete);
    ofVersions(rules, "/undelete/", SecretBodies::undelete);
    ofVersions(rules, "/destroy/", SecretBodies::destroy);
  }

  private void ofVersions(
      HttpRules rules, String verb, BiFunction<SecretPath, JsonBody, SecretCommand> command) {
    listened(
        rules,
        WRITE,
        verb,
        (asked, body) -> changes.change(asked.caller(), command.apply(asked.path(), body)));
    refuseOthers(rules, verb, "POST, PUT");
  }

  private void ofMetadata(HttpRules rules) {
    for (var path : List.of("/metadata", METADATA, METADATA + "*")) {
      route(
          rules,
          List.of(LIST),
          path,
          request -> reading.list(HttpCaller.of(request), folder(request)));
    }
    route(rules, READ, METADATA + "*", this::readMetadata);
    listened(
        rules,
        WRITE,
        METADATA,
        (asked, body) ->
            changes.change(asked.caller(), SecretBodies.putMetadata(asked.path(), body)));
    listened(
        rules,
        PATCH,
        METADATA,
        (asked, body) ->
            changes.change(asked.caller(), SecretBodies.patchMetadata(asked.path(), body)));
    route(
        rules,
        DELETE,
        METADATA + "*",
        request -> change(request, new SecretCommand.Remove(path(METADATA, request))));
    refuseOthers(rules, METADATA, "GET, LIST, POST, PUT, PATCH, DELETE");
  }

  private void ofStore(HttpRules rules) {
    route(rules, READ, CONFIG, request -> reading.configuration(HttpCaller.of(request)));
    route(
        rules,
        WRITE,
        CONFIG,
        request ->
            listening.to(
                request, (caller, body) -> changes.change(caller, SecretBodies.configure(body))));
    rules.any(CONFIG, Questions.only("GET, POST, PUT"));
  }

  private Answer readMetadata(ServerRequest request) {
    var caller = HttpCaller.of(request);
    return Questions.asksForList(request)
        ? reading.list(caller, folder(request))
        : reading.metadata(caller, path(METADATA, request));
  }

  private Answer patch(ServerRequest request) {
    var type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    if (!type.startsWith(MERGE_PATCH)) {
      throw new BadRequest("Content-Type must be " + MERGE_PATCH + " to patch: '" + type + "'");
    }
    var path = path(DATA, request);
    return listening.to(request, (caller, body) -> writing.patch(caller, path, body));
  }

  private Answer change(ServerRequest request, SecretCommand command) {
    return changes.change(HttpCaller.of(request), command);
  }

  /** Who asks, and of which secret. */
  private record Asked(HttpCaller caller, SecretPath path) {}

  private void listened(
      HttpRules rules,
      List<Method> methods,
      String verb,
      BiFunction<Asked, JsonBody, Answer> question) {
    route(
        rules,
        methods,
        verb + "*",
        request -> {
          var path = path(verb, request);
          return listening.to(
              request, (caller, body) -> question.apply(new Asked(caller, path), body));
        });
  }

  private static void refuseOthers(HttpRules rules, String verb, String allowed) {
    rules.any(verb + "*", Questions.only(allowed));
  }

  private static SecretPath path(String verb, ServerRequest request) {
    return BadRequest.checked("path", () -> new SecretPath(Questions.behind(verb, request)));
  }

  /** With a slash at its end; empty for all. */
  private static String folder(ServerRequest request) {
    var rest = Questions.behind(METADATA, request);
    var name = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    return name.isEmpty() ? "" : BadRequest.checked("path", () -> new SecretPath(name)) + "/";
  }

  /** 0 where it is not given. */
  private static int number(ServerRequest request, String name) {
    var text = request.query().first(name).orElse("0");
    if (!text.matches("\\d{1,9}")) {
      throw new BadRequest(name + " must be a whole number, 0 for what is usual: '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
