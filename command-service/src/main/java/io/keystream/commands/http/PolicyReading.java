package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keystream.domain.access.StoredPolicy;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.policy.PolicyName;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;

/** Shows policies; they are written by commands that an operator signs, which nobody does here. */
final class PolicyReading {

  private final Front front;
  private final Callers callers;

  PolicyReading(Front front, Callers callers) {
    this.front = front;
    this.callers = callers;
  }

  Answer list(HttpCaller caller, String path) {
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ListPolicies", path, new Access(path, Capability.LIST)),
        (_, id, _) -> {
          var data = JsonNodeFactory.instance.objectNode();
          var keys = data.putArray("keys");
          var names = data.putArray("policies");
          for (var policy : callers.directory().policies().present()) {
            keys.add(policy.name().name());
            names.add(policy.name().name());
          }
          return Answer.ok(Envelope.of(id.toString(), data));
        });
  }

  Answer read(HttpCaller caller, String path, String name) {
    var access = access(path, name, Capability.READ);
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ReadPolicy", "policy/" + name, access),
        (_, id, _) ->
            switch (callers.directory().policies().of(new PolicyName(name))) {
              case StoredPolicy.Absent _, StoredPolicy.Removed _ ->
                  Answer.error(Answer.NOT_FOUND, List.of());
              case StoredPolicy.Present present -> {
                var data = JsonNodeFactory.instance.objectNode();
                data.put("name", name).put("policy", present.text()).put("rules", present.text());
                yield Answer.ok(Envelope.of(id.toString(), data));
              }
            });
  }

  Answer refuseToWrite(HttpCaller caller, String path, String name) {
    var access = access(path, name, Capability.UPDATE);
    return front.answer(
        caller,
        new Asked(AuditKind.CHANGE, "WritePolicy", "policy/" + name, access),
        (_, _, _) ->
            Answer.error(
                Answer.BAD_REQUEST,
                List.of(
                    "a policy is written by a command that an operator signs:"
                        + " keystream policy write")));
  }

  private static Access access(String path, String name, Capability capability) {
    return BadRequest.checked("name", () -> new Access(path + "/" + checked(name), capability));
  }

  private static String checked(String name) {
    return BadRequest.checked("name", () -> new PolicyName(name)).name();
  }
}
