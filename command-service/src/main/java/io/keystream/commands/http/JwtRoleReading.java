package io.keystream.commands.http;

import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.StoredRole;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;

/** Shows roles for JWTs; they are written by commands that operators sign. */
final class JwtRoleReading {

  private static final String PATH = "auth/jwt/role";

  private final Front front;
  private final Callers callers;

  JwtRoleReading(Front front, Callers callers) {
    this.front = front;
    this.callers = callers;
  }

  Answer list(HttpCaller caller) {
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ListJwtRoles", PATH, new Access(PATH, Capability.LIST)),
        (_, id, _) ->
            Answer.ok(
                Envelope.ofKeys(
                    id.toString(),
                    callers.directory().jwtRoles().written().stream()
                        .map(role -> role.name().name())
                        .toList())));
  }

  Answer read(HttpCaller caller, RoleName name) {
    return front.answer(
        caller,
        about(AuditKind.USE, "ReadJwtRole", name, Capability.READ),
        (_, id, _) -> {
          var directory = callers.directory();
          return directory.jwtRoles().of(name) instanceof StoredRole.Written<JwtRole>(var role, _)
              ? Answer.ok(Envelope.of(id.toString(), RoleJson.of(role, directory)))
              : Answer.error(Answer.NOT_FOUND, List.of("there is no such role"));
        });
  }

  Answer refuseToWrite(HttpCaller caller, RoleName name) {
    return front.answer(
        caller,
        about(AuditKind.CHANGE, "WriteJwtRole", name, Capability.UPDATE),
        (_, _, _) ->
            Answer.error(
                Answer.BAD_REQUEST,
                List.of(
                    "a role is written by a command that an operator signs: keystream jwt-role"
                        + " write")));
  }

  private static Asked about(
      AuditKind kind, String operation, RoleName name, Capability capability) {
    return new Asked(
        kind, operation, "jwt-role/" + name, new Access(PATH + "/" + name, capability));
  }
}
