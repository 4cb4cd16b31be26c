package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.StoredRole;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.schemas.wire.AuditKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Roles as the directory has them, for what is asked about one. */
final class Roles {

  static final String PATH = "auth/approle/role";

  private final Front front;
  private final Callers callers;

  Roles(Front front, Callers callers) {
    this.front = front;
    this.callers = callers;
  }

  /** What is done with a role that is there. */
  interface Deed {
    Answer with(AppRole role, UUID id, Instant now);
  }

  List<String> names() {
    return callers.directory().appRoles().written().stream()
        .map(role -> role.name().name())
        .toList();
  }

  ObjectNode shown(AppRole role) {
    return RoleJson.of(role, callers.directory());
  }

  /**
   * Does it, if the role is there.
   *
   * @param rest of the path, behind the role's name
   */
  Answer about(
      HttpCaller caller,
      AuditKind kind,
      String operation,
      RoleName name,
      String rest,
      Capability capability,
      Deed deed) {
    return front.answer(
        caller,
        new Asked(
            kind, operation, "approle/" + name, new Access(PATH + "/" + name + rest, capability)),
        (_, id, now) ->
            callers.directory().appRoles().of(name)
                    instanceof StoredRole.Written<AppRole>(var role, _)
                ? deed.with(role, id, now)
                : Answer.error(Answer.NOT_FOUND, List.of("there is no such role")));
  }
}
