package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.StoredRole;
import io.keystream.domain.approle.SecretIdDecision;
import io.keystream.domain.approle.SecretIdRefusal;
import io.keystream.domain.approle.SecretIdRequest;
import io.keystream.domain.approle.SecretIdStanding;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.token.Accessor;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Tokens;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows roles, and makes, shows and destroys the secret-ids that programs log in with. */
final class AppRoleKeeping {

  private static final String ROLES = "auth/approle/role";

  private final Front front;
  private final IssuedTokens issued;
  private final Tokens tokens;
  private final Callers callers;

  AppRoleKeeping(Front front, IssuedTokens issued, Tokens tokens, Callers callers) {
    this.front = front;
    this.issued = issued;
    this.tokens = tokens;
    this.callers = callers;
  }

  /** What is done with a role that is there. */
  private interface Deed {
    Answer with(AppRole role, UUID id, Instant now);
  }

  Answer list(HttpCaller caller) {
    return front.answer(
        caller,
        new Asked(AuditKind.USE, "ListAppRoles", ROLES, new Access(ROLES, Capability.LIST)),
        (_, id, _) -> {
          var names =
              callers.directory().appRoles().written().stream().map(role -> role.name().name());
          return keys(names.toList(), id);
        });
  }

  Answer read(HttpCaller caller, RoleName name) {
    return about(
        caller,
        AuditKind.USE,
        "ReadAppRole",
        name,
        "",
        Capability.READ,
        (role, id, _) ->
            Answer.ok(Envelope.of(id.toString(), AppRoleJson.role(role, callers.directory()))));
  }

  Answer readId(HttpCaller caller, RoleName name) {
    return about(
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

  /** Whoever may do this may become whom the role stands for. */
  Answer makeSecretId(HttpCaller caller, RoleName name, JsonBody body) {
    var request = request(body);
    return about(
        caller,
        AuditKind.CHANGE,
        "IssueSecretId",
        name,
        "/secret-id",
        Capability.UPDATE,
        (role, id, now) -> {
          try (var secret = issued.freshSecret()) {
            return switch (issued.issue(role, request, secret, now)) {
              case SecretIdDecision.Refused(var reason) -> refused(reason);
              case SecretIdDecision.Accepted(var secretId) -> {
                var text = new String(secret.revealText(), StandardCharsets.US_ASCII);
                yield Answer.ok(Envelope.of(id.toString(), AppRoleJson.made(secretId, text)))
                    .noting("Secret-id %s.".formatted(secretId.accessor()));
              }
            };
          }
        });
  }

  Answer listSecretIds(HttpCaller caller, RoleName name) {
    return about(
        caller,
        AuditKind.USE,
        "ListSecretIds",
        name,
        "/secret-id",
        Capability.LIST,
        (role, id, now) -> {
          var view = tokens.view().secretIds();
          var accessors = view.accessors(role.id(), callers.directory(), now).stream();
          return keys(accessors.map(Accessor::text).sorted().toList(), id);
        });
  }

  /** Looks one up or destroys it: one of this role, by itself or by its accessor. */
  Answer one(HttpCaller caller, RoleName name, String field, String given, boolean destroys) {
    var accessor = field.equals("secret_id") ? ofSecret(given) : accessor(given);
    return about(
        caller,
        destroys ? AuditKind.CHANGE : AuditKind.USE,
        destroys ? "DestroySecretId" : "LookUpSecretId",
        name,
        "/" + field.replace('_', '-') + (destroys ? "/destroy" : "/lookup"),
        Capability.UPDATE,
        (role, id, now) -> {
          var standing =
              accessor == null
                  ? new SecretIdStanding.Unknown()
                  : tokens.view().secretIds().standing(accessor, callers.directory(), now);
          if (!(standing instanceof SecretIdStanding.Counts counts)
              || !counts.secretId().role().equals(role.id())) {
            return Answer.error(Answer.NOT_FOUND, List.of("the role has no such secret-id"));
          }
          var note = "Secret-id %s.".formatted(accessor);
          if (destroys) {
            issued.destroy(counts.secretId(), now);
            return Answer.done().noting(note);
          }
          return Answer.ok(Envelope.of(id.toString(), AppRoleJson.lookup(counts.secretId(), now)))
              .noting(note);
        });
  }

  Answer refuseToWrite(HttpCaller caller, RoleName name) {
    var access = new Access(ROLES + "/" + name, Capability.UPDATE);
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

  private Answer about(
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
            kind, operation, "approle/" + name, new Access(ROLES + "/" + name + rest, capability)),
        (_, id, now) ->
            callers.directory().appRoles().of(name) instanceof StoredRole.Written(var role, _)
                ? deed.with(role, id, now)
                : Answer.error(Answer.NOT_FOUND, List.of("there is no such role")));
  }

  private static SecretIdRequest request(JsonBody body) {
    var uses = body.number("num_uses");
    if (uses != null && uses != 0) {
      throw new BadRequest("num_uses must be 0: nobody counts uses");
    }
    var tokens = body.texts("token_bound_cidrs");
    if (tokens != null && !tokens.isEmpty()) {
      throw new BadRequest("token_bound_cidrs must not be given: the role says it");
    }
    var networks = body.texts("cidr_list");
    return new SecretIdRequest(
        body.pairsOrText("metadata"),
        body.duration("ttl"),
        networks == null ? List.of() : networks);
  }

  private static Answer refused(SecretIdRefusal reason) {
    var status =
        switch (reason) {
          case SecretIdRefusal.OutsideLimits _ -> Answer.BAD_REQUEST;
          case SecretIdRefusal.TooManySecretIds _ -> Answer.UNAVAILABLE;
        };
    return Answer.error(status, List.of(reason.code() + ": " + reason.message()));
  }

  private static Answer keys(List<String> names, UUID id) {
    var data = JsonNodeFactory.instance.objectNode();
    names.forEach(data.putArray("keys")::add);
    return Answer.ok(Envelope.of(id.toString(), data));
  }

  private static @Nullable Accessor ofSecret(String text) {
    return TokenSecret.parse(text)
        .map(secret -> {
          try (secret) {
            return Accessor.of(secret.hash());
          }
        })
        .orElse(null);
  }

  private static @Nullable Accessor accessor(String text) {
    try {
      return new Accessor(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
