package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Recognition;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.time.Instant;
import java.util.List;

/** Tells a caller what its policies grant it at some paths. */
final class CapabilityReading {

  private static final int MOST_PATHS = 100;

  private final Front front;

  CapabilityReading(Front front) {
    this.front = front;
  }

  Answer ofItself(HttpCaller caller, JsonBody body) {
    var paths = paths(body);
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ReadCapabilities", "sys/capabilities-self", null),
        (known, id, now) -> {
          var data = JsonNodeFactory.instance.objectNode();
          paths.forEach(path -> grants(data, path, caller, known, now));
          if (paths.size() == 1) {
            data.set("capabilities", data.get(paths.getFirst()));
          }
          return Answer.ok(Envelope.of(id.toString(), data));
        });
  }

  private void grants(
      ObjectNode data, String path, HttpCaller caller, Recognition.Known known, Instant now) {
    var granted = data.putArray(path);
    for (var capability : Capability.values()) {
      if (capability != Capability.DENY
          && front.allows(caller, known, new Access(path, capability), now)) {
        granted.add(capability.toString());
      }
    }
    if (granted.isEmpty()) {
      granted.add(Capability.DENY.toString());
    }
  }

  private static List<String> paths(JsonBody body) {
    var several = body.texts("paths");
    var one = body.texts("path");
    var paths = several == null ? one : several;
    if (paths == null || paths.isEmpty() || paths.size() > MOST_PATHS) {
      throw new BadRequest("paths must be a list of 1 to " + MOST_PATHS + " paths");
    }
    for (var path : paths) {
      // Whatever is asked of it: the two differ in the slash at its end.
      var _ = BadRequest.checked("paths", () -> new Access(path, Capability.LIST));
      var _ = BadRequest.checked("paths", () -> new Access(path, Capability.READ));
    }
    return paths;
  }
}
