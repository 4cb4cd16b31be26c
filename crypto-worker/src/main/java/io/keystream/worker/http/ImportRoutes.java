package io.keystream.worker.http;

import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.OaepHash;
import io.keystream.domain.policy.KeyOperation;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.edge.http.Listening;
import io.keystream.edge.http.NewKeyFields;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Edge;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.http.Questions;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.domainkeys.WrappingKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Serves the import of keys under {@code transit}; other changes of keys it passes on. */
final class ImportRoutes implements HttpService {

  private static final String WRAPPING_KEY = "/wrapping_key";
  private static final String KEYS = "/keys/";
  private static final String IMPORT = "/import";
  private static final String IMPORT_VERSION = "/import_version";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Front front;
  private final Listening listening;
  private final KeyImports imports;
  private final WrappingKey wrappingKey;
  private final Set<OaepHash> hashes;

  /**
   * Routes of one worker.
   *
   * @param hashes what its HSM unwraps with
   */
  ImportRoutes(
      Front front,
      Listening listening,
      KeyImports imports,
      WrappingKey wrappingKey,
      Set<OaepHash> hashes) {
    this.front = front;
    this.listening = listening;
    this.imports = imports;
    this.wrappingKey = wrappingKey;
    this.hashes = hashes;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, READ, WRAPPING_KEY, this::wrappingKey);
    rules.any(WRAPPING_KEY, Questions.only("GET"));
    for (var method : WRITE) {
      rules.route(method, KEYS + "*", this::importOrPassOn);
    }
  }

  private Answer wrappingKey(ServerRequest request) {
    var asked =
        new Asked(
            AuditKind.USE,
            KeyOperation.SHOW_WRAPPING_KEY.recordedAs(),
            "transit" + WRAPPING_KEY,
            KeyOperation.SHOW_WRAPPING_KEY.on(null));
    return front.answer(HttpCaller.of(request), asked, (_, id, _) -> shown(id));
  }

  private Answer shown(UUID id) {
    return wrappingKey
        .publicHalf(LIMIT)
        .map(publicHalf -> {
          var data = JsonNodeFactory.instance.objectNode();
          data.put("public_key", ShownKey.pem(publicHalf.toArray()));
          return Answer.ok(Envelope.of(id.toString(), data));
        })
        .orElseGet(() ->
            Answer.error(
                Answer.UNAVAILABLE,
                List.of(
                    "the wrapping key is not there yet: the worker that keeps house makes it when"
                        + " it is asked, in seconds; ask again")));
  }

  private void importOrPassOn(ServerRequest request, ServerResponse response) {
    var rest = Questions.behind(KEYS, request);
    if (rest.endsWith(IMPORT)) {
      Edge.send(
          response,
          () ->
              listening.to(request, (caller, body) -> importKey(caller, key(rest, IMPORT), body)));
    } else if (rest.endsWith(IMPORT_VERSION)) {
      Edge.send(
          response,
          () ->
              listening.to(
                  request,
                  (caller, body) -> importVersion(caller, key(rest, IMPORT_VERSION), body)));
    } else {
      response.next();
    }
  }

  private Answer importKey(HttpCaller caller, KeyName key, JsonBody body) {
    var envelope = ImportBodies.envelope(body);
    var source = source(body, envelope);
    var command =
        new KeyCommand.Import(key, NewKeyFields.algorithm(body), ImportBodies.origin(body), source);
    return imports.bring(caller, command, source.envelope(), envelope);
  }

  private Answer importVersion(HttpCaller caller, KeyName key, JsonBody body) {
    var envelope = ImportBodies.envelope(body);
    var source = source(body, envelope);
    return imports.bring(
        caller, new KeyCommand.ImportVersion(key, source), source.envelope(), envelope);
  }

  private MaterialSource.Imported source(JsonBody body, byte[] envelope) {
    return new MaterialSource.Imported(Envelopes.hash(envelope), ImportBodies.hash(body, hashes));
  }

  private static KeyName key(String rest, String verb) {
    return BadRequest.checked(
        "name", () -> new KeyName(rest.substring(0, rest.length() - verb.length())));
  }
}
