package io.keystream.commands.http;

import io.keystream.domain.access.RoleName;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdRefusal;
import io.keystream.domain.approle.SecretIdRequest;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes, shows and destroys the secret-ids that programs log in with. */
final class SecretIdKeeping {

  private final Roles roles;
  private final IssuedSecretIds issued;

  SecretIdKeeping(Roles roles, IssuedSecretIds issued) {
    this.roles = roles;
    this.issued = issued;
  }

  /** Whoever may do this may become whom the role stands for. */
  Answer make(HttpCaller caller, RoleName name, JsonBody body) {
    var request = request(body);
    return roles.about(
        caller,
        AuditKind.CHANGE,
        "IssueSecretId",
        name,
        "/secret-id",
        Capability.UPDATE,
        (role, id, now) ->
            switch (issued.issue(role, request, now)) {
              case IssuedSecretIds.Outcome.Refused(var reason) -> refused(reason);
              case IssuedSecretIds.Outcome.Given(var secretId, var secret) ->
                  Answer.ok(Envelope.of(id.toString(), AppRoleJson.made(secretId, secret)))
                      .noting(note(secretId));
            });
  }

  Answer list(HttpCaller caller, RoleName name) {
    return roles.about(
        caller,
        AuditKind.USE,
        "ListSecretIds",
        name,
        "/secret-id",
        Capability.LIST,
        (role, id, now) -> Answer.ok(Envelope.ofKeys(id.toString(), issued.accessors(role, now))));
  }

  /** Looks one up: one of this role. */
  Answer lookUp(HttpCaller caller, RoleName name, NamedSecretId named) {
    return one(
        caller,
        AuditKind.USE,
        "LookUpSecretId",
        name,
        named,
        "/lookup",
        (secretId, id, now) ->
            Answer.ok(Envelope.of(id.toString(), AppRoleJson.lookup(secretId, now))));
  }

  /** Nobody logs in with it any more. */
  Answer destroy(HttpCaller caller, RoleName name, NamedSecretId named) {
    return one(
        caller,
        AuditKind.CHANGE,
        "DestroySecretId",
        name,
        named,
        "/destroy",
        (secretId, _, now) -> {
          issued.destroy(secretId, now);
          return Answer.done();
        });
  }

  private interface Deed {
    Answer with(SecretId secretId, UUID id, Instant now);
  }

  private Answer one(
      HttpCaller caller,
      AuditKind kind,
      String operation,
      RoleName name,
      NamedSecretId named,
      String verb,
      Deed deed) {
    return roles.about(
        caller,
        kind,
        operation,
        name,
        named.path() + verb,
        Capability.UPDATE,
        (role, id, now) -> {
          var accessor = named.accessor();
          var secretId = accessor == null ? null : issued.of(role, accessor, now);
          return secretId == null
              ? Answer.error(Answer.NOT_FOUND, List.of("the role has no such secret-id"))
              : deed.with(secretId, id, now).noting(note(secretId));
        });
  }

  private static String note(SecretId secretId) {
    return "Secret-id %s.".formatted(secretId.accessor());
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
}
