package io.keystream.commands.http;

import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.behind;
import static io.keystream.http.Questions.route;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.edge.http.Listening;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Edge;
import io.keystream.schemas.wire.AuditKind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Serves changes of keys under {@code transit/keys}; a key's name is a path. */
final class KeyRoutes implements HttpService {

  private static final String KEYS = "/keys/";
  private static final String ROTATE = "/rotate";
  private static final String CONFIG = "/config";
  private static final String TRIM = "/trim";
  private static final List<String> IMPORTS = List.of("/import", "/import_version");

  /** Seven days, and what two clocks may differ by. */
  private static final Duration DELETION_WAIT = Duration.ofDays(7).plusMinutes(10);

  private final Front front;
  private final Listening listening;
  private final KeyChanges changes;
  private final InstantSource clock;

  KeyRoutes(Front front, Listening listening, KeyChanges changes, InstantSource clock) {
    this.front = front;
    this.listening = listening;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    for (var method : WRITE) {
      rules.route(method, KEYS + "*", this::changeOrPassOn);
    }
    route(rules, List.of(Method.DELETE), KEYS + "*", this::delete);
    for (var path : List.of("/export/*", "/backup/*", "/byok-export/*")) {
      route(rules, READ, path, this::refuseToShow);
    }
    for (var path : List.of("/restore", "/restore/*")) {
      route(rules, WRITE, path, this::refuseToRestore);
    }
  }

  /** A crypto-worker imports keys: it holds the HSM. */
  private void changeOrPassOn(ServerRequest request, ServerResponse response) {
    var rest = behind(KEYS, request);
    if (IMPORTS.stream().anyMatch(rest::endsWith)) {
      response.next();
    } else {
      Edge.send(response, () -> change(request, rest));
    }
  }

  private Answer change(ServerRequest request, String rest) {
    if (rest.endsWith(ROTATE)) {
      var key = key(rest, ROTATE);
      return changes.bring(
          HttpCaller.of(request), new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    }
    if (rest.endsWith(CONFIG)) {
      var key = key(rest, CONFIG);
      return listening.to(
          request, (caller, body) -> changes.change(caller, KeyBodies.configure(key, body)));
    }
    if (rest.endsWith(TRIM)) {
      var key = key(rest, TRIM);
      return listening.to(
          request, (caller, body) -> changes.change(caller, KeyBodies.trim(key, body)));
    }
    var key = key(rest, "");
    return listening.to(
        request, (caller, body) -> changes.bring(caller, KeyBodies.create(key, body)));
  }

  /** Not sooner than the lane lets, by whichever clock. */
  private Answer delete(ServerRequest request) {
    var key = key(behind(KEYS, request), "");
    var at = clock.instant().plus(DELETION_WAIT).truncatedTo(ChronoUnit.MILLIS);
    return changes.change(HttpCaller.of(request), new KeyCommand.Delete(key, at));
  }

  private Answer refuseToRestore(ServerRequest request) {
    return refuse(
        request,
        AuditKind.CHANGE,
        "RestoreKey",
        Capability.UPDATE,
        "no key is backed up, so none is restored; one from elsewhere is imported");
  }

  private Answer refuseToShow(ServerRequest request) {
    return refuse(
        request,
        AuditKind.USE,
        "ExportKey",
        Capability.READ,
        "a key never leaves the HSM: it can be neither exported nor backed up");
  }

  private Answer refuse(
      ServerRequest request, AuditKind kind, String operation, Capability asked, String why) {
    var path = "transit" + request.path().path();
    var access = BadRequest.checked("path", () -> new Access(path, asked));
    return front.answer(
        HttpCaller.of(request),
        new Asked(kind, operation, path, access),
        (_, _, _) -> Answer.error(Answer.BAD_REQUEST, List.of(why)));
  }

  private static KeyName key(String rest, String verb) {
    return BadRequest.checked(
        "name", () -> new KeyName(rest.substring(0, rest.length() - verb.length())));
  }
}
