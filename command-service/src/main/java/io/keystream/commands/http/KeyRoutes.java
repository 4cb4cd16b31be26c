package io.keystream.commands.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Edge;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;

/** Serves changes of keys under {@code transit/keys}; a key's name is a path. */
final class KeyRoutes implements HttpService {

  private static final String KEYS = "/keys/";
  private static final String ROTATE = "/rotate";
  private static final String CONFIG = "/config";
  private static final String TRIM = "/trim";
  private static final List<String> IMPORTS = List.of("/import", "/import_version");

  private final Front front;
  private final KeyChanges changes;

  KeyRoutes(Front front, KeyChanges changes) {
    this.front = front;
    this.changes = changes;
  }

  @Override
  public void routing(HttpRules rules) {
    for (var method : List.of(Method.POST, Method.PUT)) {
      rules.route(
          method, KEYS + "*", (request, response) -> Edge.send(response, () -> change(request)));
    }
    for (var path : List.of("/export/*", "/backup/*", "/byok-export/*")) {
      rules.get(path, (request, response) -> Edge.send(response, () -> refuseToShow(request)));
    }
  }

  private Answer change(ServerRequest request) {
    var caller = HttpCaller.of(request);
    var rest = request.path().path().substring(KEYS.length());
    if (rest.endsWith(ROTATE)) {
      var key = key(rest, ROTATE);
      return changes.bring(caller, new KeyCommand.Rotate(key, Activation.WHEN_GENERATED));
    }
    if (rest.endsWith(CONFIG)) {
      return changes.change(caller, KeyBodies.configure(key(rest, CONFIG), JsonBody.read(request)));
    }
    if (rest.endsWith(TRIM)) {
      return changes.change(caller, KeyBodies.trim(key(rest, TRIM), JsonBody.read(request)));
    }
    if (IMPORTS.stream().anyMatch(rest::endsWith)) {
      return refuse(caller, "ImportKey", rest, "keys are made in the HSM; none is imported yet");
    }
    return changes.bring(caller, KeyBodies.create(key(rest, ""), JsonBody.read(request)));
  }

  private Answer refuseToShow(ServerRequest request) {
    return refuse(
        HttpCaller.of(request),
        "ExportKey",
        request.path().path().substring(1),
        "a key never leaves the HSM: it can be neither exported nor backed up");
  }

  private Answer refuse(HttpCaller caller, String operation, String path, String why) {
    return front.answer(
        caller,
        new Asked(AuditKind.USE, operation, "transit", access(path)),
        (_, _, _) -> Answer.error(Answer.BAD_REQUEST, List.of(why)));
  }

  private static Access access(String path) {
    try {
      return new Access("transit/" + path, Capability.READ);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("path: " + e.getMessage());
    }
  }

  private static KeyName key(String rest, String verb) {
    try {
      return new KeyName(rest.substring(0, rest.length() - verb.length()));
    } catch (IllegalArgumentException e) {
      throw new BadRequest("name: " + e.getMessage());
    }
  }
}
