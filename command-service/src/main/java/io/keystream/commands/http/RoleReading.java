package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;

/** Shows roles; they are written by commands that operators sign. */
final class RoleReading {

  private final Front front;
  private final Roles roles;

  RoleReading(Front front, Roles roles) {
    this.front = front;
    this.roles = roles;
  }

  Answer list(HttpCaller caller) {
    var access = new Access(Roles.PATH, Capability.LIST);
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ListAppRoles", Roles.PATH, access),
        (_, id, _) -> Answer.ok(Envelope.ofKeys(id.toString(), roles.names())));
  }

  Answer read(HttpCaller caller, RoleName name) {
    return roles.about(
        caller,
        AuditKind.USE,
        "ReadAppRole",
        name,
        "",
        Capability.READ,
        (role, id, _) -> Answer.ok(Envelope.of(id.toString(), roles.shown(role))));
  }

  Answer readId(HttpCaller caller, RoleName name) {
    return roles.about(
        caller,
        AuditKind.USE,
        "ReadAppRole",
        name,
        "/role-id",
        Capability.READ,
        (role, id, _) -> {
          var data = JsonNodeFactory.instance.objectNode().put("role_id", role.id().text());
          return Answer.ok(Envelope.of(id.toString(), data));
        });
  }

  Answer refuseToWrite(HttpCaller caller, RoleName name) {
    var access = new Access(Roles.PATH + "/" + name, Capability.UPDATE);
    return front.answer(
        caller,
        new Asked(AuditKind.CHANGE, "WriteAppRole", "approle/" + name, access),
        (_, _, _) ->
            Answer.error(
                Answer.BAD_REQUEST,
                List.of(
                    "a role is written by a command that an operator signs: keystream approle"
                        + " write; a secret-id is made at random and not given; secret_id_num_uses"
                        + " and token_num_uses must be 0: nobody counts uses")));
  }
}
